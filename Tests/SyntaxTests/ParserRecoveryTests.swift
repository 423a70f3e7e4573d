import Diagnostics
import Testing

@testable import Syntax

@Suite struct ParserRecoveryTests {
  private func mistakes(_ text: String) -> [String] {
    let source = SourceText(text)
    let result = Parser.recover(
      source, vocabulary: Vocabulary(verbs: ["print"], verbsWithBlocks: ["time"]))
    return result.diagnostics.map { diagnostic in
      "\(diagnostic.span.map { source.line(at: $0.lower) } ?? 0): \(diagnostic.message)"
    }
  }

  @Test func aTextWithoutMistakesHasNone() {
    #expect(mistakes("print 1\nif x { print 2 }\n") == [])
    #expect(mistakes("") == [])
  }

  @Test func eachLineHasItsOwn() {
    #expect(
      mistakes("let 3 = 2\nprint \"a\nlet y 2\n2 +\nprint 1") == [
        "1: '3' cannot stand here", "2: this text is never closed", "3: '2' cannot stand here",
        "4: a value is missing here",
      ])
  }

  @Test func blocksAreReadOn() {
    let text = "if x {\n  let 3 = 2\n  repeat 2 {\n    let 4 = 2\n  }\n  let 5 = 2\n}\nlet 6 = 2"
    #expect(mistakes(text).map { $0.prefix(2) } == ["2:", "4:", "6:", "8:"])
  }

  /// A bracket too many or too few is said once.
  @Test(arguments: [
    "repeat 3 {\n  print 1\n", "if x {\n  print 1\n}\n}\n} else {\n", "print 1\n)\n",
    "repeat 3 {\n  if x {\n    print 1\n  }\nprint 2",
  ])
  func bracketsAreSaidOnce(text: String) {
    #expect(mistakes(text).count == 1, "\(mistakes(text))")
  }

  @Test func whatIsLeftKeepsItsPlace() {
    let text = "print \"a\nfoo\n"
    let result = Parser.recover(SourceText(text), vocabulary: Vocabulary(verbs: ["print"]))
    #expect(result.block.statements.map(\.span) == [Span(9, 12)])
  }
}
