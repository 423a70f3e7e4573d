import Diagnostics
import Testing

@testable import Datasets

@Suite struct InputFileTests {
  static func text(of path: String) throws(Diagnostic) -> String {
    let file = try InputFile(path)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var failure: Diagnostic?
    let count = bytes.withUnsafeMutableBytes { buffer in
      do throws(Diagnostic) { return try file.read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test func plainAndZipped() throws {
    #expect(try Self.text(of: Fixture.path("plain.csv")).hasPrefix("width,height"))
    #expect(
      try Self.text(of: Fixture.path("zipped.csv.gz"))
        == Self.text(of: Fixture.path("plain.csv")))
  }

  @Test func aCutOffGzipIsAnError() throws {
    let whole = try TemporaryFile("x.gz", bytes: Self.zipped)
    #expect(try Self.text(of: whole.path) == "abcabcabcabc\n")
    let cut = try TemporaryFile("x.gz", bytes: Array(Self.zipped.dropLast(10)))
    let failure = #expect(throws: Diagnostic.self) { try Self.text(of: cut.path) }
    #expect(failure?.id == "file.truncated")
  }

  @Test func aDamagedGzipIsAnError() throws {
    var bytes = Self.zipped
    bytes[bytes.count - 6] ^= 0xFF
    let damaged = try TemporaryFile("x.gz", bytes: bytes)
    let failure = #expect(throws: Diagnostic.self) { try Self.text(of: damaged.path) }
    #expect(failure?.id == "file.gzip")
  }

  /// `printf 'abcabcabcabc\n' | gzip -n`
  static let zipped: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0x4C, 0x4A, 0x4E, 0x84, 0x21,
    0x2E, 0x00, 0x0C, 0x9C, 0x39, 0x13, 0x0D, 0x00, 0x00, 0x00,
  ]
}
