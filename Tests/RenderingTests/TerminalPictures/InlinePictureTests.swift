import Testing

@testable import Rendering

@Suite struct InlinePictureTests {
  /// Source: RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(_ text: String, _ letters: String) {
    #expect(Base64.text(of: Array(text.utf8)) == letters)
  }

  @Test func kittyTakesPieces() {
    let text = InlinePicture.kitty([UInt8](repeating: 0, count: 3072 * 2 + 3))
    let pieces = text.split(separator: "\u{1B}\\")
    #expect(pieces.count == 3)
    #expect(pieces[0].hasPrefix("\u{1B}_Ga=T,f=100,q=2,m=1;AAAA"))
    #expect(pieces[1].hasPrefix("\u{1B}_Gm=1;AAAA"))
    #expect(pieces[2] == "\u{1B}_Gm=0;AAAA")
  }

  @Test func itermTakesAFile() {
    #expect(
      InlinePicture.iterm(Array("foo".utf8), columns: 40)
        == "\u{1B}]1337;File=inline=1;size=3;width=40:Zm9v\u{07}")
  }
}
