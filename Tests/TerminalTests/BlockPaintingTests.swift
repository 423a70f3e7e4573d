import CEditLine
import Rendering
import Session
import Testing

@testable import Terminal

@Suite struct BlockPaintingTests {
  private let hasUTF8 = cel_use_utf8()

  /// A screen with a block under the prompt `> `, drawn plain and then painted.
  private func painted(
    _ text: String, _ colours: [ColouredRange], ghost: GhostText? = nil, columns: Int = 12
  ) -> TerminalScreen {
    let buffer = EditedBlock.buffer(for: text, margin: 2)
    let block = EditedBlock(buffer, cursor: buffer.unicodeScalars.count, margin: 2)
    var painting = BlockPainting(
      block, layout: BlockLayout(columns: columns, promptWidth: 2),
      paint: Paint(OutputStyle(colour: .basic)))
    painting.clear()
    painting.add(prompt: "> ", mark: ">")
    painting.add(colours)
    let isShown = ghost.map { painting.add($0) }
    #expect(isShown != false)
    var screen = TerminalScreen(columns: columns, rows: 6)
    screen.write("> " + buffer.replacing("\n", with: "\r\n"))
    let cursor = screen.cursor
    screen.write("remains\r\nremains\u{1B}[A\r\u{1B}[\(cursor.column)C")
    screen.write(painting.sequences)
    #expect(screen.cursor == cursor)
    #expect(screen.showsCursor)
    return screen
  }

  private func styles(_ screen: TerminalScreen, row: Int) -> [String] {
    screen.cells[row].map(\.style)
  }

  @Test func lettersKeepTheirPlaces() {
    #expect(hasUTF8)
    let screen = painted(
      "ab 中é1\nx",
      [ColouredRange(0..<2, .verb), ColouredRange(3..<5, .text), ColouredRange(7..<8, .wrong)])
    #expect(screen.lines == ["> ab 中é1", " >x"])
    #expect(
      styles(screen, row: 0) == [
        "1;34", "1;34", "1;34", "1;34", "", "32", "32", "32", "", "", "", "",
      ])
    #expect(styles(screen, row: 1).prefix(3) == ["", "2", "31"])
  }

  @Test func coloursGoOnInTheNextRow() {
    let screen = painted("123456789中45", [ColouredRange(0..<12, .number)])
    #expect(screen.lines == ["> 123456789", "中45"])
    #expect(styles(screen, row: 1).prefix(5) == ["33", "33", "33", "33", ""])
  }

  @Test func rangesBeyondTheTextAreLeftOut() {
    let screen = painted("a", [ColouredRange(0..<9, .kind), ColouredRange(5..<7, .verb)])
    #expect(screen.lines == ["> a"])
  }

  @Test func theGhostTextIsCutToItsRow() throws {
    let history = History()
    history.add("ab cdefghijklmnop")
    let ghost = try #require(
      GhostText(after: "ab", suggestion: nil, history: history, assistant: nil))
    let screen = painted("ab", [], ghost: ghost)
    #expect(screen.lines == ["> ab cdefg…"])
    #expect(styles(screen, row: 0)[4...10].allSatisfy { $0 == "90" })
  }
}
