import Glibc

/// A file in a folder of its own that goes when this goes.
final class TemporaryFile {
  let path: String
  private let folder: String

  init(_ name: String, bytes: [UInt8]) throws {
    var template = Array("/tmp/neurite-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    folder = String(cString: made)
    path = "\(folder)/\(name)"
    guard let file = fopen(path, "wb") else { throw Failure() }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure() }
  }

  convenience init(_ name: String, _ write: (inout String) -> Void) throws {
    var text = ""
    write(&text)
    try self.init(name, bytes: Array(text.utf8))
  }

  deinit {
    unlink(path)
    rmdir(folder)
  }

  struct Failure: Error {}
}
