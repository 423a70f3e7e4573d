import Diagnostics
import Testing

@testable import Syntax

/// Operators: which holds tighter, and what blanks mean.
struct ExpressionParserTests {
  @Test(arguments: [
    // or · and · not · comparisons · .. · + - · * / mod · unary - · ^ · call, index, field
    ("a or b and c", "(or a (and b c))"),
    ("a and b or c", "(or (and a b) c)"),
    ("not a and b", "(and (not a) b)"),
    ("not a or b", "(or (not a) b)"),
    ("not a == b", "(not (== a b))"),
    ("not not a", "(not (not a))"),
    ("a and not b", "(and a (not b))"),
    ("a == b and c < d", "(and (== a b) (< c d))"),
    ("1 < 2 + 3", "(< 1 (+ 2 3))"),
    ("1..n + 1", "(.. 1 (+ n 1))"),
    ("1..3 == x", "(== (.. 1 3) x)"),
    ("x in 1..3", "(in x (.. 1 3))"),
    ("1..10 by 3", "(.. 1 10 3)"),
    ("1..n - 1 by 2 * k", "(.. 1 (- n 1) (* 2 k))"),
    ("10..1 by -1", "(.. 10 1 (- 1))"),
    ("a + b * c", "(+ a (* b c))"),
    ("a * b + c", "(+ (* a b) c)"),
    ("a mod b * c", "(* (mod a b) c)"),
    ("-a * b", "(* (- a) b)"),
    ("a * -b", "(* a (- b))"),
    ("-a ^ b", "(- (^ a b))"),
    ("--a", "(- (- a))"),
    ("a - -b", "(- a (- b))"),
    ("-2^2", "(- (^ 2 2))"),
    ("(-2)^2", "(^ (- 2) 2)"),
    ("2^-1", "(^ 2 (- 1))"),
    ("2^-1 * 3", "(* (^ 2 (- 1)) 3)"),
    ("2^-x^2", "(^ 2 (- (^ x 2)))"),
    ("-x[1]", "(- x[1])"),
    ("2^x[1]", "(^ 2 x[1])"),
    ("x.a^2", "(^ x.a 2)"),
    ("f(x)^2", "(^ f(x) 2)"),
    // Left, but for the exponent.
    ("a - b - c", "(- (- a b) c)"),
    ("a / b / c", "(/ (/ a b) c)"),
    ("a mod b mod c", "(mod (mod a b) c)"),
    ("a and b and c", "(and (and a b) c)"),
    ("a or b or c", "(or (or a b) c)"),
    ("2^3^2", "(^ 2 (^ 3 2))"),
    ("(a + b) * c", "(* (+ a b) c)"),
    ("(0 < x) == (x < 1)", "(== (< 0 x) (< x 1))"),
  ])
  func bindsByPrecedence(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  @Test(arguments: ["==", "!=", "<", "<=", ">", ">=", "in"])
  func knowsEveryComparison(sign: String) {
    #expect(expression("a + 1 \(sign) b + 1") == "(\(sign) (+ a 1) (+ b 1))")
  }

  /// Blanks mean nothing in round brackets and in the forms of the language.
  @Test(arguments: [
    ("1 -1", "(- 1 1)"), ("1- 1", "(- 1 1)"), ("a *b", "(* a b)"), ("(1 -1)", "(- 1 1)"),
    ("f(1 -1)", "f((- 1 1))"), ("x[1 -1]", "x[(- 1 1)]"), ("{a: 1 -1}", "{a: (- 1 1)}"),
    ("[(1 -1)]", "[(- 1 1)]"), ("[f(1 -1) x[2 -1]]", "[f((- 1 1)) x[(- 2 1)]]"),
    ("1 .. 3", "(.. 1 3)"), ("1.. 3", "(.. 1 3)"),
  ])
  func ignoresBlanksWhenFree(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  /// In arguments an operator goes on only with blanks on both sides or on neither; what is left
  /// for the next argument stands after the bar.
  @Test(arguments: [
    ("1 -1", "1 | -1"), ("1-1", "(- 1 1)"), ("1 - 1", "(- 1 1)"), ("n*2", "(* n 2)"),
    ("n * 2", "(* n 2)"), ("a -b -c", "a | -b -c"), ("-1 -1", "(- 1) | -1"), ("- 1", "(- 1)"),
    ("1 - -1", "(- 1 (- 1))"), ("1 * -1", "(* 1 (- 1))"), ("a b", "a | b"),
    ("x [1]", "x | [1]"), ("x[1]", "x[1]"), ("f (1)", "f | (1)"), ("f(1)", "f(1)"),
    ("(1 -1) 2", "(- 1 1) | 2"), ("[1 -1] 2", "[1 (- 1)] | 2"),
    ("1..3 4", "(.. 1 3) | 4"), ("1 .. 3", "(.. 1 3)"), ("1 ..3", "1 | ..3"),
    ("1..9 by 2 x", "(.. 1 9 2) | x"), ("a < 1 quiet", "(< a 1) | quiet"),
    ("a<1 and b>2 for 5m", "(and (< a 1) (> b 2)) | for 5m"), ("not a b", "(not a) | b"),
    ("a not b", "a | not b"), ("2^-1", "(^ 2 (- 1))"), ("2 ^-1", "2 | ^-1"),
    ("x .a", "x | .a"), ("a and(b)", "a | and(b)"), ("{a: 1 -1} 2", "{a: (- 1 1)} | 2"),
    ("1- 1", "! '-' has a blank on its right only"),
    ("a* b", "! '*' has a blank on its right only"),
    ("1.. 3", "! '..' has a blank on its right only"),
    ("2^ 3", "! '^' has a blank on its right only"),
    ("(a)and b", "! 'and' has a blank on its right only"),
  ])
  func countsBlanksInArguments(text: String, expected: String) {
    #expect(expression(text, .argument) == expected)
  }

  @Test(arguments: [
    ("[1 -1]", "[1 (- 1)]"), ("[1-1]", "[(- 1 1)]"), ("[1 - 1]", "[(- 1 1)]"),
    ("[1, -1]", "[1 (- 1)]"), ("[1 ,-1]", "[1 (- 1)]"), ("[a [1]]", "[a [1]]"),
    ("[a[1]]", "[a[1]]"), ("[f (1)]", "[f 1]"), ("[-1 -2 -3]", "[(- 1) (- 2) (- 3)]"),
    ("[1..3 by 2]", "[(.. 1 3 2)]"), ("[1- 1]", "! '-' has a blank on its right only"),
  ])
  func countsBlanksInLists(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  @Test(arguments: [
    Mistake(
      "0 < x ‹<› 1", "comparisons do not chain", "write 0 < x and x < 1"),
    Mistake(
      "if a + 1 == b ‹!=› c * 2 { }", "comparisons do not chain",
      "write a + 1 == b and b != c * 2"),
    Mistake("a < b ‹<›", "comparisons do not chain", "write a < b and b < …"),
    Mistake("a in b ‹in› c", "comparisons do not chain", "write a in b and b in c"),
    Mistake("1..2‹..›3", "ranges do not chain", "a step is written after by: 1..10 by 2"),
    Mistake(
      "let x = [1‹-› 1]", "'-' has a blank on its right only",
      "put blanks on both sides, or on neither"),
  ])
  func refuses(mistake: Mistake) { mistake.check() }

  @Test func longComparisonsAreCutInTheHint() throws {
    let name = String(repeating: "x", count: 100)
    let text = "0 < \(name) < 1"
    let hint = Parser.read(SourceText(text), vocabulary: vocabulary).diagnostics[0].hint
    #expect((hint?.count ?? 0) < 150)
  }
}
