import Testing

@testable import Notebooks

@Suite struct Base64Tests {
  /// The examples of RFC 4648.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func writesBytes(text: String, encoded: String) {
    #expect(Base64.text(of: Array(text.utf8)) == encoded)
  }

  @Test func writesEveryByte() {
    #expect(Base64.text(of: [0xFF, 0xEF, 0xBE]) == "/+++")
  }
}
