import Diagnostics
import Testing

@testable import Syntax

/// Verbs for the tests; `loss` is a name that is always there too, `time` takes a block.
let vocabulary = Vocabulary(
  verbs: ["data", "layer", "train", "loss", "print", "time", "expect", "save", "predict"],
  verbsWithValue: ["loss"], verbsWithBlocks: ["time"])

/// The tree of a text, or the message of its first mistake after an exclamation mark.
func tree(_ text: String) -> String {
  do throws(Diagnostic) {
    return TreePrinter.show(try Parser.parse(SourceText(text), vocabulary: vocabulary))
  } catch {
    return "! \(error.message)"
  }
}

/// The tree of an expression alone, and the tokens it leaves.
func expression(_ text: String, _ mode: ExpressionParser.Mode = .free) -> String {
  let source = SourceText(text)
  do throws(Diagnostic) {
    var parser = ExpressionParser(
      try Lexer.tokens(of: source).tokens[...], source: source, mode: mode)
    let tree = TreePrinter.show(try parser.expression())
    if case .end = parser.next.kind { return tree }
    return tree + " | " + source[Span(parser.next.span.lower, source.bytes.count)]
  } catch {
    return "! \(error.message)"
  }
}

/// A text in which `‹…›` marks the place a message must point at; `‹›` is right after a token.
struct Marked {
  let text: String
  let span: Span

  init(_ marked: String) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
    text = parts.joined()
    let lower = parts[0].utf8.count
    span = Span(lower, parts.count > 1 ? lower + parts[1].utf8.count : lower)
  }
}

/// A text that must be refused, where, with what message and what hint.
struct Mistake: CustomTestStringConvertible, Sendable {
  let marked: String
  let message: String
  let hint: String

  init(_ marked: String, _ message: String, _ hint: String) {
    (self.marked, self.message, self.hint) = (marked, message, hint)
  }

  var testDescription: String { marked }

  func check() {
    let marked = Marked(marked)
    let result = Parser.read(SourceText(marked.text), vocabulary: vocabulary)
    guard let found = result.diagnostics.first else {
      Issue.record("'\(marked.text)' is not refused: \(TreePrinter.show(result.block))")
      return
    }
    #expect(found.message == message)
    #expect(found.span == marked.span)
    #expect(found.hint == hint)
    #expect(found.stage == .parse)
    #expect(found.source?.text == marked.text)
  }
}
