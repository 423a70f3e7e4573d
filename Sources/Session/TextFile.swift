import Datasets
package import Diagnostics
import Formats
import Glibc

/// Reads and writes scripts.
package enum TextFile {
  /// The largest script that is read, in bytes.
  static let limit = 100_000_000

  /// The text of a UTF-8 file, named by its path.
  package static func read(_ path: String) throws(Diagnostic) -> SourceText {
    guard let file = fopen(HomeFolder.expanded(path), "r") else {
      let cause = errno
      throw Diagnostic(
        "file.missing", "cannot read '\(path)': \(reason(cause))",
        hint: cause == ENOENT ? "is the path right?" : nil,
        correction: cause == ENOENT ? NearbyFile.correction(of: path) : nil)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else {
        throw Diagnostic("file.size", "'\(path)' is too large for a script")
      }
    }
    guard ferror(file) == 0 else {
      throw Diagnostic("file.read", "cannot read '\(path)': \(reason(errno))")
    }
    return try text(bytes, name: path)
  }

  /// A text from bytes, without a byte order mark.
  package static func text(_ bytes: [UInt8], name: String?) throws(Diagnostic) -> SourceText {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Diagnostic(
        "file.encoding", "'\(name ?? "this text")' is not valid UTF-8",
        hint: "save it as UTF-8", stage: .parse)
    }
    return SourceText(text, name: name)
  }

  /// Writes a whole file or nothing.
  package static func write(_ text: String, to path: String) throws(Diagnostic) {
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// The names in a folder, in order.
  package static func names(in folder: String) -> [String] { Folder.names(in: folder) }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }

  static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(_ path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
