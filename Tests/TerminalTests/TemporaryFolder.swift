import Glibc

/// Folders and files for a test.
enum TemporaryFolder {
  /// A new, empty folder.
  static func make() throws -> String {
    var template = Array("/tmp/neurite-XXXXXX\0".utf8.map(CChar.init))
    guard mkdtemp(&template) != nil else {
      throw PseudoTerminal.Failure(description: "no folder: errno \(errno)")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// All of a file; empty where there is none.
  static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
