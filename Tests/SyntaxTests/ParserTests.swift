import Diagnostics
import Testing

@testable import Syntax

/// Statements and what stands between them; places; going on after a mistake.
struct ParserTests {
  @Test(arguments: [
    ("1;", "1;"), ("1; 2;", "1 | 2;"), ("1 ; \n2", "1; | 2"), ("1;;", "1;"), (";1", "1"),
    (";;\n;1", "1"), ("1; # one", "1;"), ("1;\n", "1;"), ("train;", "<train>;"),
    ("loss;", "loss;"), ("x;", "name x;"), ("let x = 1;", "let x 1;"),
    ("if a { 1; };", "if a {1};"), ("if a { 1;\n}", "if a {1;}"),
    ("if a { 1; 2;\n 3 }", "if a {1 | 2; | 3}"),
    ("time { train; }", "<time {<train>}>"), ("time { train };", "<time {<train>}>;"),
  ])
  func aSemicolonThatEndsItsLineAsksForSilence(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test(arguments: [
    Mistake("if a { 1 } ‹2›", "'2' cannot stand here", "expected ';' or the end of the line"),
    Mistake("if a { 1 } ‹elif› b { 2 }", "'elif' cannot stand here", "expected else if"),
    Mistake("break ‹1›", "'1' cannot stand here", "expected ';' or the end of the line"),
    Mistake(
      "x‹\"a\"›", "'\"a\"' cannot stand here", "expected an operator, ';' or the end of the line"),
    Mistake(
      "let x = 1 ‹let› y = 2", "'let' cannot stand here",
      "expected an operator, ';' or the end of the line"),
  ])
  func refusesWhatFollowsAStatement(mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    ("  1 + 2 ; 3", ["1 + 2", "3"]),
    ("train epochs 5 # five\nif a {\n1 }", ["train epochs 5", "if a {\n1 }"]),
    ("let x = (1\n+ 2)\nx", ["let x = (1\n+ 2)", "x"]),
    ("time { train }; def f a { a }", ["time { train }", "def f a { a }"]),
    ("break; return 1 + 2", ["break", "return 1 + 2"]),
  ])
  func spansAStatement(text: String, expected: [String]) throws {
    let block = try Parser.parse(SourceText(text), vocabulary: vocabulary)
    #expect(block.statements.map { block.source[$0.span] } == expected)
    #expect(block.span == Span(0, text.utf8.count))
  }

  /// Every node of an expression, innermost first, as it stands in the text.
  @Test(arguments: [
    ("1 + 2 * x", ["1", "2", "x", "2 * x", "1 + 2 * x"]),
    ("(1 + 2) * 3", ["1", "2", "(1 + 2)", "3", "(1 + 2) * 3"]),
    ("- - x ^ 2", ["x", "2", "x ^ 2", "- x ^ 2", "- - x ^ 2"]),
    ("not a == b", ["a", "b", "a == b", "not a == b"]),
    ("[ 1 -2 ]", ["1", "2", "-2", "[ 1 -2 ]"]),
    ("f( x , 1 )", ["x", "1", "f( x , 1 )"]),
    ("r.loss[1..2 by 3]", ["r", "r.loss", "1", "2", "3", "1..2 by 3", "r.loss[1..2 by 3]"]),
    ("{ a: 1, b: x }", ["1", "x", "{ a: 1, b: x }"]),
    ("\"a{x + 1}b\"", ["x", "1", "x + 1", "\"a{x + 1}b\""]),
    ("größe + \"é\"", ["größe", "\"é\"", "größe + \"é\""]),
  ])
  func spansEveryNode(text: String, expected: [String]) throws {
    let source = SourceText("let v = \(text)  ")
    let block = try Parser.parse(source, vocabulary: vocabulary)
    let expression = try #require(block.statements[0].expression)
    #expect(expression.nodes.map { source[$0.span] } == expected)
  }

  @Test func spansOperatorsNamesAndParts() throws {
    let source = SourceText("f(1).a mod 2")
    let block = try Parser.parse(source, vocabulary: vocabulary)
    let expression = try #require(block.statements[0].expression)
    guard case .binary(.remainder, let sign, let left, _) = expression.kind,
      case .field(let base, let field) = left.kind, case .call(let name, _) = base.kind
    else {
      Issue.record("another tree: \(TreePrinter.show(block))")
      return
    }
    #expect([sign, field.span, name.span].map { source[$0] } == ["mod", "a", "f"])
  }

  // MARK: After a mistake

  @Test func goesOnAtTheNextLine() {
    let text = """
      let a = 1
      let = 2; let b = 3
      if c {
        let 4
        let d = 5
        let = 6
      }
      let e = 7
      def f { + }
      g
      """
    let result = Parser.read(SourceText(text), vocabulary: vocabulary)
    #expect(
      TreePrinter.show(result.block) == "let a 1 | if c {let d 5} | let e 7 | def f {} | name g")
    let lines = result.diagnostics.map { $0.source?.line(at: $0.span?.lower ?? 0) }
    #expect(lines == [2, 4, 6, 9])
  }

  @Test func keepsTheComments() {
    let source = SourceText("1 # one\n#> 1\nlet = 2 # two")
    let comments = Parser.read(source, vocabulary: vocabulary).comments
    #expect(comments.map { source[$0.span] } == ["# one", "#> 1", "# two"])
  }

  @Test func throwsTheFirstMistakeWithItsText() {
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText("1 +\n2 +", name: "a.nn"), vocabulary: vocabulary)
    }
    #expect(error?.span == Span(3, 3))
    #expect(error?.source?.name == "a.nn")
  }
}

extension Statement {
  /// The expression that is shown or bound.
  var expression: Expression? {
    switch kind {
    case .expression(let expression), .binding(_, .expression(let expression)): expression
    default: nil
    }
  }
}

extension Expression {
  /// The expressions inside this one and itself, innermost first.
  var nodes: [Expression] { parts.flatMap(\.nodes) + [self] }
}
