import Testing

@testable import Terminal

@Suite struct EditedBlockTests {
  /// A block with the cursor at `|`, and margins of three blanks.
  private func block(_ text: String) -> EditedBlock {
    let letters = Array(text.unicodeScalars)
    let cursor = letters.firstIndex(of: "|") ?? letters.count
    return EditedBlock(text.replacing("|", with: ""), cursor: cursor, margin: 3)
  }

  @Test func marginsAreNoPartOfTheText() {
    #expect(block("a {\n     b\n   }|").text == "a {\n  b\n}")
    #expect(block("a {\n     b|\n   }").textBeforeCursor == "a {\n  b")
    #expect(block("a\n b|").text == "a\nb")
    #expect(block("  a|").text == "  a".replacing("  ", with: "  "))
    #expect(EditedBlock.buffer(for: "a\n b\n", margin: 3) == "a\n    b\n   ")
  }

  @Test func linesBeginAfterTheirMargin() {
    #expect(block("ab\n   c\n d|").lines == [0..<2, 6..<7, 9..<10])
    #expect(block("ab\n|").lines == [0..<2, 3..<3])
    #expect(block("|").lines == [0..<0])
  }

  @Test func upAndDownKeepTheColumn() {
    let middle = block("abcd\n   e|f\n   ghij")
    #expect(middle.index(linesAway: -1) == 1)
    #expect(middle.index(linesAway: 1) == 15)
    #expect(block("abcd|\n   e").index(linesAway: 1) == 9)
    #expect(block("abcd|\n   e").index(linesAway: -1) == nil)
    #expect(block("a\n |  e").index(linesAway: -1) == 0)
  }

  @Test func aStepAtTheBeginningOfALineJoinsLines() {
    #expect(block("ab\n   |c").stepBack == 2..<6)
    #expect(block("ab\n   c|").stepBack == 6..<7)
    #expect(block("ab\n |  c").stepBack == 2..<6)
    #expect(block("|ab").stepBack == nil)
    #expect(block("ab|\n   c").stepForward == 2..<6)
    #expect(block("a|b\n   c").stepForward == 1..<2)
    #expect(block("ab|").stepForward == nil)
  }

  @Test func aLineIsSetInByTheOpenBrackets() {
    #expect(block("a {|").indentation == 2)
    #expect(block("a { |").indentation == 2)
    #expect(block("a {\n     b|").indentation == 2)
    #expect(block("a {\n     f(|").indentation == 4)
    #expect(block("a {\n     f(\n       b)|").indentation == 2)
    #expect(block("a {\n     f(\n       b)|").closingIndentation == 0)
    #expect(block("a|").indentation == 0)
    #expect(block("a|").closingIndentation == nil)
    #expect(block("a {| }").closesAhead && block("a {| }").opensBefore)
    #expect(!block("a { b| c }").closesAhead && !block("a { b|}").opensBefore)
  }

  @Test func lettersOfTheTextAndWords() {
    #expect(block("ab\n   c").letters == [0, 1, 2, 6])
    #expect(block("|let x_1 = é中").wordEnd == 3)
    #expect(block("let| x_1 = é中").wordEnd == 7)
    #expect(block("let x_1| = é中").wordEnd == 12)
    #expect(block("let|").wordEnd == nil)
  }

  @Test func leadingBlanks() {
    #expect(block("a {\n     |").leadingBlanks == 2)
    #expect(block("a {\n   |").leadingBlanks == 0)
    #expect(block("a {\n     b|").leadingBlanks == nil)
    #expect(block("  |").leadingBlanks == 2)
  }
}
