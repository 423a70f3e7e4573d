import Diagnostics
import Testing

@testable import Datasets

@Suite struct TextPiecesTests {
  private func text(_ bytes: [UInt8]) throws -> String {
    let file = try TemporaryFile("book.txt", bytes: bytes)
    let pieces = TextPieces(try InputFile(file.path))
    var text = ""
    while let piece = try pieces.next() { text += piece }
    return text
  }

  @Test func piecesEndBetweenCharacters() throws {
    // Of 2, 3 and 4 bytes, at every place around the end of a piece.
    for character in ["ü", "中", "🦉", "\r\n"] {
      for shift in 0..<5 {
        let before = String(repeating: "a", count: (1 << 20) - shift)
        let whole = before + character + "z"
        #expect(try text(Array(whole.utf8)) == whole.replacing("\r\n", with: "\n"))
      }
    }
  }

  @Test func aMarkIsLeftOut() throws {
    #expect(try text([0xEF, 0xBB, 0xBF] + Array("ab".utf8)) == "ab")
    #expect(try text([]) == "")
    #expect(try text(Array("a\rb\r".utf8)) == "a\rb\r")
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: Diagnostic.self) { try text([0x61, 0xE4, 0x62]) }
    #expect(throws: Diagnostic.self) { try text([0x61, 0xC3]) }
  }
}
