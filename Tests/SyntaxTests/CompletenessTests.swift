import Testing

@testable import Syntax

struct CompletenessTests {
  @Test(arguments: [
    "", "1", "train epochs 5", "if a { 1 }", "1 + 2 # (", "\"(\"", "[1\n2]", "{a: 1}", "# \\",
  ])
  func isComplete(text: String) {
    #expect(Completeness.of(text) == .complete)
  }

  @Test(arguments: [
    ("(", ["("]), ("[1 2", ["["]), ("if a {", ["{"]), ("if a {\n print (1 + [2", ["{", "(", "["]),
    ("1 + \\", []), ("1 + \\\r", []), ("data x.csv \\", []), ("f(\"{x}\"", ["("]),
  ])
  func asksForMore(text: String, open: [String]) {
    #expect(Completeness.of(text) == .incomplete(open))
  }

  /// A mistake is shown at once, not after more lines.
  @Test(arguments: [")", "(]", "print \"abc", "(\"abc", "[1; 2", "\"\\q\" + ("])
  func aMistakeIsComplete(text: String) {
    #expect(Completeness.of(text) == .complete)
  }
}
