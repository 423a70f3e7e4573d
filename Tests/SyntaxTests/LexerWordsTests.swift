import Diagnostics
import Testing

@testable import Syntax

/// Numbers, names, durations, signs.
struct LexerWordsTests {
  /// The tokens of a text, each by its kind.
  private func kinds(_ text: String) throws -> String {
    let source = SourceText(text)
    var words: [String] = []
    for token in try Lexer.tokens(of: source).tokens {
      switch token.kind {
      case .name(let name): words.append("name:\(name)")
      case .number(let value): words.append("\(value)")
      case .duration(let seconds): words.append("\(seconds)s")
      case .text: words.append("text")
      case .symbol(let symbol): words.append(symbol.rawValue)
      case .newline: words.append("newline")
      case .semicolon: words.append(";")
      case .other(let other): words.append("other:\(other)")
      case .end: break
      }
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: [
    ("3", 3), ("0.5", 0.5), ("1e-3", 0.001), ("1_000", 1000), ("1E5", 1e5), ("2e+3", 2000),
    ("1_0.0_5e1_0", 10.05e10), ("007", 7), ("1e-400", 0), ("0.1", 0.1),
    ("100000000000000000000000000000", 1e29),
  ])
  func readsNumbers(text: String, value: Double) throws {
    #expect(try kinds(text) == "\(value)")
  }

  @Test(arguments: [
    ("30s", 30), ("5m", 300), ("2h", 7200), ("0.5h", 1800), ("1_000s", 1000), ("1e3s", 1000),
  ])
  func readsDurations(text: String, seconds: Double) throws {
    #expect(try kinds(text) == "\(seconds)s")
  }

  @Test(arguments: [
    ("x", "name:x"), ("_", "name:_"), ("x_1", "name:x_1"), ("größe", "name:größe"),
    ("损失", "name:损失"), ("λ2", "name:λ2"), ("é", "name:é"), ("x٣", "name:x٣"),
    ("aB", "name:aB"), ("nota", "name:nota"),
    ("5 x", "5.0 name:x"), ("3x", "other:3x"), ("1e", "other:1e"), ("1__0", "other:1__0"),
    ("1_", "other:1_"), ("2h30m", "other:2h30m"), ("30S", "other:30S"), ("5×3", "5.0 other:× 3.0"),
    ("1.x", "1.0 . name:x"), (".5", ". 5.0"), ("1.", "1.0 ."), ("1.2.3", "1.2 . 3.0"),
    ("x²", "name:x other:²"), ("🙂", "other:🙂"), ("a'b", "name:a other:' name:b"),
    ("a\\b", "name:a other:\\ name:b"), ("a\u{0}", "name:a other:\u{0}"),
  ])
  func readsNames(text: String, expected: String) throws {
    #expect(try kinds(text) == expected)
  }

  @Test func readsEverySign() throws {
    let brackets = "( ) [ ] { }"
    for symbol in Symbol.allCases where !brackets.contains(symbol.rawValue) {
      #expect(try kinds(symbol.rawValue) == symbol.rawValue)
    }
    #expect(try kinds(brackets) == brackets)
  }

  @Test(arguments: [
    ("1..10", "1.0 .. 10.0"), ("1...3", "1.0 .. . 3.0"), ("a==b", "name:a == name:b"),
    ("a=b", "name:a = name:b"), ("a<=b", "name:a <= name:b"), ("a=<b", "name:a = < name:b"),
    ("a!=b", "name:a != name:b"), ("!a", "other:! name:a"), ("-2", "- 2.0"),
    ("&&", "other:& other:&"),
  ])
  func takesTheLongestSign(text: String, expected: String) throws {
    #expect(try kinds(text) == expected)
  }

  @Test func aSignIsNeverPartOfANumber() {
    #expect(expression("-2^2") == "(- (^ 2 2))")
    #expect(expression("1-1") == "(- 1 1)")
    #expect(expression("1e-3") == "0.001")
  }

  @Test func spansCountBytes() throws {
    let source = SourceText("größe 损失 \"é\" 1_0")
    let tokens = try Lexer.tokens(of: source).tokens
    #expect(tokens.dropLast().map { source[$0.span] } == ["größe", "损失", "\"é\"", "1_0"])
    #expect(tokens.last?.span == Span(source.bytes.count, source.bytes.count))
  }
}
