import Diagnostics
import Testing

@testable import Syntax

/// The forms of the language, and the rule that tells a command from an expression.
struct ParserFormsTests {
  // MARK: Command or expression

  /// A line that starts with a verb is a command.
  @Test(arguments: [
    ("train", "<train>"), ("train epochs 5", "<train epochs 5>"), ("print 1 + 2", "<print 1 + 2>"),
    ("print(1)", "<print(1)>"), ("train * 2", "<train * 2>"), ("train = 2", "<train = 2>"),
    ("train.x", "<train.x>"), ("data fashion-mnist", "<data fashion-mnist>"),
    ("data ../x.csv target petal-width", "<data ../x.csv target petal-width>"),
    ("print {a: 1,\nb: 2} 3", "<print {a: 1, b: 2} 3>"),
    ("time { train; loss }", "<time {<train> | loss}>"),
    ("time{train}", "<time{<train>}>"), ("time {\n1\n} 2", "<time {1} 2>"),
    ("train; train", "<train> | <train>"), ("if a { train }", "if a {<train>}"),
    ("data 3x.csv", "<data 3x.csv>"), ("train for 30s", "<train for 30s>"),
    ("Train", "name Train"),
  ])
  func aVerbStartsACommand(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  /// A verb that is a read-only name too is a value alone or before an operator with blanks.
  @Test(arguments: [
    ("loss", "loss"), ("loss # now", "loss"), ("loss; 1", "loss | 1"),
    ("if a { loss }", "if a {loss}"),
    ("loss * 2", "(* loss 2)"), ("loss - 1", "(- loss 1)"), ("loss == 0.1", "(== loss 0.1)"),
    ("loss in [1]", "(in loss [1])"), ("loss and x", "(and loss x)"),
    ("loss mod 2", "(mod loss 2)"),
    ("loss .. 2", "(.. loss 2)"), ("loss mse", "<loss mse>"), ("loss -1", "<loss -1>"),
    ("loss*2", "<loss*2>"), ("loss (2)", "<loss (2)>"), ("loss(2)", "<loss(2)>"),
    ("loss huber(2)", "<loss huber(2)>"), ("(loss)", "loss"), ("-loss", "(- loss)"),
    ("let l = loss", "let l loss"), ("let l = loss / 2", "let l (/ loss 2)"),
    ("let l = loss mse", "let l <loss mse>"), ("print loss", "<print loss>"),
    ("if loss < 1 { }", "if (< loss 1) {}"),
  ])
  func aVerbThatIsAValueToo(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  /// Another name starts a command only if an argument follows after a blank.
  @Test(arguments: [
    ("x", "name x"), ("x # shown", "name x"), ("if a { x }", "if a {name x}"),
    ("x 1", "<x 1>"), ("x -1", "<x -1>"), ("x (1)", "<x (1)>"), ("x [1]", "<x [1]>"),
    ("x \"a\"", "<x \"a\">"), ("x y 1", "<x y 1>"), ("x {a: 1}", "<x {a: 1}>"),
    ("x not y", "<x not y>"),
    ("x - 1", "(- x 1)"), ("x-1", "(- x 1)"), ("x + 1", "(+ x 1)"), ("x*2", "(* x 2)"),
    ("x == 1", "(== x 1)"), ("x and y", "(and x y)"), ("x in y", "(in x y)"),
    ("x .. y", "(.. x y)"),
    ("x(1)", "x(1)"), ("x[1]", "x[1]"), ("x.a", "x.a"), ("x.a - 1", "(- x.a 1)"),
    ("epochs 5", "<epochs 5>"), ("let y = x", "let y name x"), ("let y = x 1", "let y <x 1>"),
    ("let y = x - 1", "let y (- x 1)"), ("let y = x(1)", "let y x(1)"),
    ("return x", "return name x"),
  ])
  func anotherNameStartsACommandBeforeAnArgument(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test(arguments: [
    ("1", "1"), ("-1", "(- 1)"), ("\"a\"", "\"a\""), ("[1 2]", "[1 2]"), ("{a: 1}", "{a: 1}"),
    ("(x)", "x"), ("not x", "(not x)"), ("true", "true"), ("none", "none"), ("1..3", "(.. 1 3)"),
  ])
  func anythingElseIsAnExpression(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  // MARK: Forms

  @Test(arguments: [
    ("let x = 1", "let x 1"), ("let x=1", "let x 1"),
    ("let r = train epochs 5", "let r <train epochs 5>"),
    ("let x = {a: 1}", "let x {a: 1}"), ("let größe = 1", "let größe 1"),
    ("if a { 1 }", "if a {1}"), ("if a { 1 } else { 2 }", "if a {1} else {2}"),
    ("if a { 1 } else if b { 2 } else { 3 }", "if a {1} else if b {2} else {3}"),
    ("if a {\n1\n} else {\n2\n}", "if a {1} else {2}"), ("if a{1}else{2}", "if a {1} else {2}"),
    ("if a { }", "if a {}"), ("if a -1 > 0 { 1 }", "if (> (- a 1) 0) {1}"),
    ("if ({a: 1}.a == 1) { 1 }", "if (== {a: 1}.a 1) {1}"),
    ("if f({a: 1}) { 1 }", "if f({a: 1}) {1}"),
    ("if x in [{a: 1}] { 1 }", "if (in x [{a: 1}]) {1}"),
    ("for i in 1..10 by 3 { i }", "for i (.. 1 10 3) {name i}"),
    ("for x in [1 2] { }", "for x [1 2] {}"),
    ("for k in ({a: 1}) { }", "for k {a: 1} {}"),
    ("repeat 3 { train }", "repeat 3 {<train>}"), ("repeat n + 1 { }", "repeat (+ n 1) {}"),
    ("while a < 1 { break; continue }", "while (< a 1) {break | continue}"),
    ("def f { 1 }", "def f {1}"), ("def f a b=0.2 { a }", "def f a b=0.2 {name a}"),
    ("def f a b = -1 c { }", "def f a b=(- 1) c {}"),
    ("def f a=[1 2] b=x.y { }", "def f a=[1 2] b=x.y {}"),
    ("def f a=1 -1 { }", "! '-' cannot stand here"), ("def f { return }", "def f {return}"),
    ("def f { return 1 + 2 }", "def f {return (+ 1 2)}"),
    ("def f { return train epochs 5 }", "def f {return <train epochs 5>}"),
    ("def f { return loss }", "def f {return loss}"), ("def f { return; 1 }", "def f {return | 1}"),
    ("def f { def g { 1 } }", "def f {def g {1}}"),
  ])
  func readsForms(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test(arguments: [
    Mistake(
      "let ‹=› 1", "'=' cannot stand here",
      "expected the name to bind; write == to compare, let NAME = value to bind"),
    Mistake("let x‹›", "'=' is missing here", "expected '='"),
    Mistake("let x ‹==› 1", "'==' cannot stand here", "expected '='"),
    Mistake(
      "let x‹.›y = 1", "'.' cannot stand here",
      "expected '='; a number has a digit before its point: 0.5"),
    Mistake("let ‹5› = 1", "'5' cannot stand here", "expected the name to bind"),
    Mistake("let ‹if› = 1", "'if' is a word of the language", "choose another name"),
    Mistake("let ‹true› = 1", "'true' is a word of the language", "choose another name"),
    Mistake("let ‹by› = 1", "'by' is a word of the language", "choose another name"),
    Mistake(
      "if ‹{› 1 }", "'{' cannot stand here",
      "expected a value; a record stands in round brackets here"),
    Mistake(
      "if x == ‹{›a: 1} { }", "'{' cannot stand here",
      "expected a value; a record stands in round brackets here"),
    Mistake(
      "for x in ‹{›a: 1} { }", "'{' cannot stand here",
      "expected a value; a record stands in round brackets here"),
    Mistake(
      "while ‹{›a: 1}.a { }", "'{' cannot stand here",
      "expected a value; a record stands in round brackets here"),
    Mistake("if a‹›\n{ 1 }", "'{' is missing here", "expected '{'"),
    Mistake("if a ‹1›", "'1' cannot stand here", "expected '{'"),
    Mistake(
      "if a { 1 }\n‹else› { 2 }", "'else' has no 'if' before it", "'} else {' stands on one line"),
    Mistake("if a { 1 } else‹›\n{ 2 }", "'{' is missing here", "expected '{'"),
    Mistake("for ‹1› in x { }", "'1' cannot stand here", "expected the name of each element"),
    Mistake(
      "for i ‹=› 1 { }", "'=' cannot stand here", "expected 'in'"),
    Mistake("for i in‹›\n", "a value is missing here", "expected a value"),
    Mistake("repeat‹›", "a value is missing here", "expected a value"),
    Mistake("def‹›", "the name of the command is missing here", "expected the name of the command"),
    Mistake(
      "def f a‹›\n{ }", "the name of a parameter, or '{' is missing here",
      "expected the name of a parameter, or '{'"),
    Mistake(
      "def f a b ‹a› { }", "'f' has two parameters called 'a'", "give one of them another name"),
    Mistake("def ‹while› { }", "'while' is a word of the language", "choose another name"),
    Mistake("def f ‹1› { }", "'1' cannot stand here", "expected the name of a parameter, or '{'"),
  ])
  func refusesForms(mistake: Mistake) { mistake.check() }

  @Test func everyKeywordIsTaken() {
    for word in Keyword.all {
      #expect(tree("let \(word) = 1") == "! '\(word)' is a word of the language")
    }
    #expect(Keyword.all.isSuperset(of: ["let", "if", "else", "by", "and", "mod", "none"]))
  }

  // MARK: Commands

  @Test func aCommandKnowsItsArgumentsBlocksAndEnd() throws {
    let source = SourceText("time  { train } x ; 2")
    let block = try Parser.parse(source, vocabulary: vocabulary)
    let line = try #require(block.statements[0].command)
    #expect(source[line.verb.span] == "time")
    #expect(line.arguments.tokens.map { source[$0.span] } == ["{", "train", "}", "x"])
    #expect(line.arguments.blocks.keys.sorted() == [6])
    #expect(line.arguments.end == Span(17, 17))
  }

  @Test func theEndOfACommandIsAfterItsBlock() throws {
    let block = try Parser.parse(SourceText("time { train }  "), vocabulary: vocabulary)
    let line = try #require(block.statements[0].command)
    #expect(line.arguments.end == Span(14, 14))
  }
}

extension Statement {
  var command: CommandLine? {
    if case .command(let line) = kind { line } else { nil }
  }
}
