import Diagnostics
import Testing

@testable import Syntax

/// Tokens of texts that are being typed.
@Suite struct LexerRecoveryTests {
  private func draft(_ text: String) -> (draft: Lexer.Draft, words: [String]) {
    let source = SourceText(text)
    let draft = Lexer.draft(of: source)
    return (draft, draft.tokens.map { source[$0.span] })
  }

  @Test func soundTextsHaveTheirTokens() throws {
    let source = SourceText(Corpus.text)
    let strict = try Lexer.tokens(of: source)
    let draft = Lexer.draft(of: source)
    #expect(draft.tokens.map(\.span) == strict.tokens.map(\.span))
    #expect(draft.comments.map(\.span) == strict.comments.map(\.span))
    #expect(draft.mistakes.isEmpty && draft.openText == nil)
  }

  @Test(arguments: [
    ("print \"a b", ["print", "\"a b", ""]), ("print \"a {x", ["print", "\"a {x", ""]),
    ("print (1", ["print", "(", "1", ""]),
  ])
  func theEndMayCutAnything(text: String, words: [String]) {
    #expect(draft(text).words == words)
    #expect(draft(text).draft.mistakes.isEmpty)
  }

  @Test(arguments: [
    ("print \"a\nprint 1", ["print", "\"a", "\n", "print", "1", ""]),
    ("print \"\\q b\" 1", ["print", "\"\\q b\"", "1", ""]),
    ("print 1) 2", ["print", "1", "2", ""]),
    ("print (1; train", ["print", "(", "1", ";", "train", ""]),
    ("f { (1; g }", ["f", "{", "(", "1", ";", "g", "}", ""]), ("[1)", ["[", "1", ""]),
  ])
  func whatIsWrongIsLeftBehind(text: String, words: [String]) {
    #expect(draft(text).words == words)
    #expect(draft(text).draft.mistakes.count == 1)
  }

  @Test func anOpenTextIsKnown() {
    #expect(draft("print \"a b").draft.openText == Span(6, 10))
    #expect(draft("print \"a\\").draft.openText == Span(6, 9))
    #expect(draft("print \"a\"").draft.openText == nil)
  }

  @Test func brackets200DeepAreTheEnd() {
    let found = draft(String(repeating: "(", count: 1000)).draft
    #expect(found.tokens.count <= 202 && found.mistakes.isEmpty)
  }
}
