import Glibc

/// What is in folders.
package enum Folder {
  /// The most names that are read of one.
  private static let limit = 10_000

  /// The names in a folder, in order; empty where it cannot be read. A name that is not UTF-8 is left
  /// out, for no text can stand for it.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(HomeFolder.expanded(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < limit, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
