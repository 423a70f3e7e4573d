import Diagnostics
import Testing

@testable import Specification
@testable import Syntax

/// What an editor learns from arguments that are being typed.
@Suite struct ArgumentTraceTests {
  private func trace(_ text: String) -> ArgumentTrace {
    let source = SourceText(text)
    let tokens = Lexer.draft(of: source).tokens.dropLast()
    let arguments = Arguments(
      tokens: tokens, source: source, end: Span(source.bytes.count, source.bytes.count))
    return Kind(Bake.self) { $0 }.trace(arguments, in: Bakery()).trace
  }

  private struct Bakery: ArgumentContext {
    func literal(of expression: Expression, in source: SourceText) -> Literal {
      if case .number(let number) = expression.kind { .number(number) } else { .unknown }
    }

    func isBound(_ name: String) -> Bool { name == "n" }
  }

  private func expected(_ text: String) -> [String] {
    trace(text).expected.map { expectation in
      switch expectation {
      case .option(let info): info.name
      case .value(let info, let inList): inList ? "[\(info.name)" : "=\(info.name)"
      case .expression: "="
      }
    }
  }

  @Test func partsAreNamed() {
    let text = "cake 2 sugar(3) vegan off"
    let source = SourceText(text)
    let parts = trace(text).parts.map { "\($0.kind) \(source[$0.span])" }
    #expect(
      parts == [
        "entry cake", "expression 2", "expression sugar(3)", "word sugar", "option vegan",
        "word off",
      ])
  }

  @Test(arguments: [
    ("", "=product"), ("cake", "=layers"), ("cake 2 sugar(", "="), ("cake 2 +", "="),
    ("cake(", "="), ("bread flour", "=flour"),
  ])
  func whatIsMissingIsExpected(text: String, first: String) {
    let trace = trace(text)
    #expect(expected(text) == [first])
    #expect(trace.isOpen && trace.mistakes.isEmpty && trace.gap != nil)
  }

  @Test func whatCanFollowIsExpected() {
    #expect(expected("cake 2").prefix(3) == ["=topping", "vegan", "warm"])
    #expect(expected("cake 2 plain").prefix(2) == ["vegan", "warm"])
    #expect(expected("cake 2 plain vegan").prefix(2) == ["=vegan", "warm"])
    #expect(!expected("cake 2 plain vegan on").contains("vegan"))
    #expect(expected("bread").first == "flour")
  }

  @Test func itGoesOnAfterMistakes() {
    let trace = trace("cake 0 sugr vegan maybe warm off")
    #expect(trace.mistakes.map(\.id) == ["argument.range", "argument.word"])
    #expect(trace.parts.filter { if case .option = $0.kind { true } else { false } }.count == 2)
    #expect(!trace.isCertain)
  }

  @Test func whatIsNotKnownIsNoMistake() {
    let trace = trace("cake n sugar(n) vegan")
    #expect(trace.mistakes.isEmpty && !trace.isCertain && !trace.isOpen)
    #expect(self.trace("cake 2 vegan").isCertain)
    #expect(self.trace("(n) 2").mistakes.isEmpty)
  }
}
