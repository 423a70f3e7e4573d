import Diagnostics
import Testing

@testable import Syntax

/// Lines, blanks, comments, brackets across lines.
struct LexerTests {
  @Test(arguments: [
    ("", ""),
    ("1", "1"),
    ("1\n2", "1 | 2"),
    ("1\n\n \n2\n", "1 | 2"),
    ("1; 2", "1 | 2"),
    ("1;2 ;3", "1 | 2 | 3"),
    ("1\r\n2\r\n", "1 | 2"),
    ("\u{FEFF}1", "1"),
    ("\t1\t+\t2", "(+ 1 2)"),
  ])
  func separatesStatements(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test(arguments: [
    ("[1\n2]", "[1 2]"),
    ("(1\n+\n2)", "(+ 1 2)"),
    ("max(1,\n2)", "max(1 2)"),
    ("print (1\n+ 2)", "<print (1 + 2)>"),
    ("{a: 1,\nb: 2}", "{a: 1 b: 2}"),
    ("{\na:\n1\n+\n2\n,\nb: [1\n2]\n}\n3", "{a: (+ 1 2) b: [1 2]} | 3"),
    ("({a: 1,\nb: {c:\n2}})", "{a: 1 b: {c: 2}}"),
    ("if a {\n1\n2\n}\n3", "if a {1 | 2} | 3"),
    ("if a { 1; 2 }", "if a {1 | 2}"),
    ("1 + \\\n2", "(+ 1 2)"),
    ("1 + \\\r\n2", "(+ 1 2)"),
    ("train epochs\\\n5", "<train epochs 5>"),
    ("1 \\\n\n2", "1 | 2"),
    ("1 \\", "1"),
  ])
  func carriesOn(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test func aNewlineIsABlankInListsAndEndsStatementsInBlocks() {
    #expect(tree("[1\n-1]") == "[1 (- 1)]")
    #expect(tree("(1\n-1)") == "(- 1 1)")
    #expect(tree("if a {\n1\n-1\n}") == "if a {1 | (- 1)}")
  }

  @Test(arguments: [
    ("# all of it", ""),
    ("1 # one", "1"),
    ("1 #", "1"),
    ("\t# one\n2", "2"),
    ("1;# one", "1;"),
    ("[1 # one\n2]", "[1 2]"),
    ("data x.csv#2", "<data x.csv#2>"),
    ("data a#b # c", "<data a#b>"),
    ("data [a #b\nc]", "<data [a c]>"),
    ("data [#a]", "<data [#a]>"),
    ("\"a # b\"", "\"a # b\""),
    ("1 # \\\n2", "1 | 2"),
  ])
  func startsCommentsAtALineStartOrAfterABlank(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test func aTouchingHashIsNoComment() {
    #expect(tree("1#2") == "! '#' has no meaning here")
  }

  @Test func tellsRecordedOutputFromComments() throws {
    let source = SourceText("1 #> not\n#> one\n  #> two\n# three\n#>\n1 \\\n#> four")
    let comments = try Lexer.tokens(of: source).comments
    #expect(
      comments.map { ($0.isRecordedOutput ? "! " : "") + source[$0.span] }
        == ["#> not", "! #> one", "! #> two", "# three", "! #>", "! #> four"])
  }

  @Test(arguments: [
    ("a b", [true, true, true]),
    ("a+b", [true, false, false, true]),
    ("a +b", [true, true, false, true]),
    ("a+ b", [true, false, true, true]),
    ("a;b", [true, true, true, true]),
    ("\"{a}\"b", [true, false, true]),
  ])
  func knowsTheBlanksAroundTokens(text: String, before: [Bool]) throws {
    let tokens = try Lexer.tokens(of: SourceText(text)).tokens
    #expect(tokens.map(\.blankBefore) == before)
    #expect(tokens.dropLast().map(\.blankAfter) == Array(before.dropFirst()))
  }

  @Test(arguments: [
    Mistake("‹)›", "')' closes nothing", "remove it, or open it before"),
    Mistake("1 + 2‹]›", "']' closes nothing", "remove it, or open it before"),
    Mistake("(1 + 2‹]›", "']' cannot close '('", "write ')' first"),
    Mistake("[1 2‹}›", "'}' cannot close '['", "write ']' first"),
    Mistake("print ‹(›1\n2", "this '(' is never closed", "write ')' where it ends"),
    Mistake("if a {\n‹[›1", "this '[' is never closed", "write ']' where it ends"),
    Mistake("if a ‹{›\n1", "this '{' is never closed", "write '}' where it ends"),
    Mistake("print ‹(›1; print 2", "this '(' is never closed", "write ')' where it ends"),
    Mistake("data ‹[›a; b]", "this '[' is never closed", "write ']' where it ends"),
  ])
  func refusesBrackets(mistake: Mistake) { mistake.check() }
}
