import Foundation

/// A folder with files in folders, gone when this goes.
final class TemporaryTree {
  let path: String

  /// - Parameter files: their bytes by their paths in the folder.
  init(_ files: [String: [UInt8]]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "neurite-\(UUID())")
    path = url.path()
    for (name, bytes) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
