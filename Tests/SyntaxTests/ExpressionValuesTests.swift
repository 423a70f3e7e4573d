import Diagnostics
import Testing

@testable import Syntax

/// Values, names, calls, indices, fields, and everything in brackets.
struct ExpressionValuesTests {
  @Test(arguments: [
    ("3", "3"), ("true", "true"), ("false", "false"), ("none", "none"), ("x", "x"),
    ("truex", "truex"), ("[]", "[]"), ("[ ]", "[]"), ("[1 2 3]", "[1 2 3]"),
    ("[1, 2, 3]", "[1 2 3]"), ("[1 , 2 3,]", "[1 2 3]"), ("[[1 2] [3 4]]", "[[1 2] [3 4]]"),
    ("[\"a\" b true]", "[\"a\" b true]"), ("[not a]", "[(not a)]"), ("{}", "{}"),
    ("{loss: 0.1, epochs: 5}", "{loss: 0.1 epochs: 5}"), ("{a: 1,}", "{a: 1}"),
    ("{a: {b: [1 2]}}", "{a: {b: [1 2]}}"), ("{a:1}", "{a: 1}"), ("(((1)))", "1"),
    ("f()", "f()"), ("f(1)", "f(1)"), ("f(1, x + 1)", "f(1 (+ x 1))"), ("f( 1 , )", "f(1)"),
    ("f(g(1), [2])", "f(g(1) [2])"), ("x[1]", "x[1]"), ("x[-1]", "x[(- 1)]"),
    ("x[2..4]", "x[(.. 2 4)]"), ("x[1][2]", "x[1][2]"), ("x.a", "x.a"), ("x.a.b", "x.a.b"),
    ("x[1].a", "x[1].a"), ("x.a[1]", "x.a[1]"), ("f(1)[2].a", "f(1)[2].a"),
    ("[1 2][1]", "[1 2][1]"), ("(a + b).c", "(+ a b).c"), ("{a: 1}.a", "{a: 1}.a"),
    ("\"ab\"[1]", "\"ab\"[1]"), ("r.in", "r.in"),
  ])
  func reads(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  /// A bracket calls or picks only where it touches; a call needs a name.
  @Test(arguments: [
    ("f (1)", "f | (1)"), ("x [1]", "x | [1]"), ("x .a", "x | .a"), ("(f)(1)", "f | (1)"),
    ("f(1)(2)", "f(1) | (2)"), ("true(1)", "true | (1)"), ("x.a(1)", "x.a | (1)"),
  ])
  func needsTheBracketToTouch(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  @Test(arguments: [
    Mistake("(1 ‹2›)", "'2' cannot stand here", "expected an operator or ')'"),
    Mistake("f(1 ‹2›)", "'2' cannot stand here", "expected an operator, ',' or ')'"),
    Mistake("x[1‹,› 2]", "',' cannot stand here", "expected an operator or ']'"),
    Mistake("[1‹\"a\"›]", "'\"a\"' cannot stand here", "expected a blank, ',' or ']'"),
    Mistake("[1,‹,› 2]", "',' cannot stand here", "expected a value"),
    Mistake("[‹,›1]", "',' cannot stand here", "expected a value"),
    Mistake("(‹)›", "')' cannot stand here", "expected a value"),
    Mistake("f(‹,›)", "',' cannot stand here", "expected a value"),
    Mistake("x[‹]›", "']' cannot stand here", "expected a value"),
    Mistake("{a: 1 ‹b›: 2}", "'b' cannot stand here", "expected ',' or '}'"),
    Mistake("{a ‹1›}", "'1' cannot stand here", "expected ':'"),
    Mistake("{‹\"a\"›: 1}", "'\"a\"' cannot stand here", "expected the name of a field"),
    Mistake("{‹if›: 1}", "'if' cannot stand here", "expected the name of a field"),
    Mistake(
      "{a: 1, b: 2, ‹a›: 3}", "this record has two fields called 'a'",
      "give one of them another name"),
    Mistake("{a: ‹}›", "'}' cannot stand here", "expected a value"),
    Mistake("let y = x.‹1›", "'1' cannot stand here", "expected the name of a field"),
    Mistake("let y = x. ‹a›", "'a' cannot stand here", "expected the name of a field"),
    Mistake("let y = ‹1e999›", "this number is too large", "the largest is about 1.8e308"),
  ])
  func refuses(mistake: Mistake) { mistake.check() }
}
