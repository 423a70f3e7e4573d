import Testing

@testable import Terminal

@Suite struct OpenBracketsTests {
  @Test(arguments: [
    ("", []), ("a {", [0]), ("a { [", [0, 0]), ("a {\nb (\n", [0, 1]), ("a { b }", []), ("}", []),
    ("a \"{\" [", [0]), ("a \"\\\"{", []), ("a \"\\\\\" {", [0]), ("# {\n(", [1]), ("a #{", []),
    ("a#{", [0]), ("\"open\n{", [1]),
  ])
  func opened(_ text: String, _ lines: [Int]) {
    #expect(OpenBrackets(in: text).lines == lines)
  }
}
