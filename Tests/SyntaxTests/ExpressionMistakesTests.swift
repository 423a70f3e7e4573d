import Diagnostics
import Testing

@testable import Syntax

/// What is said where an expression does not go on as it must.
struct ExpressionMistakesTests {
  @Test(arguments: [
    Mistake("let x = 1 +‹›", "a value is missing here", "expected a value"),
    Mistake("let x = 1 +‹›   # more\nlet y = 2", "a value is missing here", "expected a value"),
    Mistake("let x =‹›; 2", "a value is missing here", "expected a value"),
    Mistake("let x = ‹if›", "'if' cannot stand here", "expected a value"),
    Mistake("let x = ‹by›", "'by' cannot stand here", "expected a value"),
    Mistake("let x = ‹+›1", "'+' cannot stand here", "expected a value"),
    Mistake("let x = 1 + ‹..› 2", "'..' cannot stand here", "expected a value"),
    Mistake(
      "let x = ‹.›5", "'.' cannot stand here",
      "expected a value; a number has a digit before its point: 0.5"),
    Mistake(
      "let x = ‹5m›", "a time such as '5m' has no meaning here", "expected a value"),
    Mistake("let x = 2*‹*›3", "'*' cannot stand here", "expected a value; a power is written ^"),
    Mistake(
      "let x = ‹3x›", "'3x' has no meaning here",
      "expected a value; a name begins with a letter; write * to multiply"),
    Mistake(
      "let x = 1 ‹%› b", "'%' has no meaning here",
      "expected an operator, ';' or the end of the line; write mod"),
    Mistake(
      "let x = 1 ‹&›& b", "'&' has no meaning here",
      "expected an operator, ';' or the end of the line; write and"),
    Mistake(
      "let x = 1 ‹|›| b", "'|' has no meaning here",
      "expected an operator, ';' or the end of the line; write or"),
    Mistake("let x = ‹!›a", "'!' has no meaning here", "expected a value; write not"),
    Mistake(
      "let x = ‹'›a'", "''' has no meaning here", "expected a value; a text stands in \"…\""),
    Mistake(
      "let x = ‹“›a”", "'“' has no meaning here", "expected a value; a text stands in \"…\""),
    Mistake("let x = ‹−›1", "'−' has no meaning here", "expected a value; write -"),
    Mistake(
      "let x = 1 ‹≤› b", "'≤' has no meaning here",
      "expected an operator, ';' or the end of the line; write <="),
    Mistake(
      "let x = 1 +‹\u{A0}›2", "the character U+00A0 has no meaning here",
      "expected a value; write a plain blank"),
    Mistake("let x = ‹\u{0}›", "the character U+0000 has no meaning here", "expected a value"),
    Mistake(
      "let x = 1 + ‹\\› \n2", "'\\' has no meaning here",
      "expected a value; a line goes on where \\ is its very last character"),
    Mistake(
      "x ‹=› 5", "'=' cannot stand here",
      "expected an operator, ';' or the end of the line; write == to compare, let NAME = value to bind"
    ),
    Mistake(
      "if x ‹=› 5 { }", "'=' cannot stand here",
      "expected '{'; write == to compare, let NAME = value to bind"),
    Mistake(
      "(a)‹(›b)", "'(' cannot stand here", "expected an operator, ';' or the end of the line"),
    Mistake("1 ‹2›", "'2' cannot stand here", "expected an operator, ';' or the end of the line"),
  ])
  func says(mistake: Mistake) { mistake.check() }

  @Test func quotesLongWordsInPart() {
    let word = String(repeating: "x", count: 1000)
    let messages = ["1 \(word)", "1 3\(word)", "1 \"\(word)\"", "let x = 5\(word)"].map { tree($0) }
    for message in messages { #expect(message.hasPrefix("! ") && message.count < 100) }
  }
}
