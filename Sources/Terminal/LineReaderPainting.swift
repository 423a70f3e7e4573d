import CEditLine
import Rendering
import Session

/// What stands on the screen beside libedit's own picture of the block.
extension LineReader {
  /// Draws over the block what is not part of it: colours, the marks of its lines, and, where
  /// `isWaiting` for a key, the ghost text.
  func drawOver(isWaiting: Bool = true) {
    let block = block
    var painting = BlockPainting(block, layout: layout, paint: paint)
    ghost = nil
    choosePart(of: &painting)
    painting.clear()
    painting.add(prompt: promptText, mark: continuationMark)
    let colours = paint.isColoured ? assistant?.colours(of: block.text) : nil
    painting.add(colours ?? [])
    if isWaiting, let next = nextGhost(of: block), painting.add(next) {
      ghost = next
      showsGhost = true
    }
    output.write(painting.sequences)
  }

  /// Of a block taller than the screen, shows the rows around the cursor: libedit knows its last
  /// ones only, and loses the cursor above them.
  private func choosePart(of painting: inout BlockPainting) {
    let height = Int(cel_rows(editor))
    let hidden = painting.rows - height
    guard hidden > 0 else {
      if firstRow != nil { drawFromTop() }
      return
    }
    let cursor = painting.cursorRow
    let first = min(max(firstRow ?? hidden, cursor - height + 1, 0), cursor, hidden)
    firstRow = first
    painting.show(first..<first + height)
  }

  /// Has libedit draw the block on an empty screen, so that it knows what stands where.
  func drawFromTop() {
    firstRow = nil
    output.write(CursorPath.eraseScreen)
    cel_refresh(editor)
  }

  /// Takes the ghost text off the screen; the cursor stands where it begins.
  func eraseGhost() {
    guard showsGhost else { return }
    output.write(Escape.eraseToEndOfLine)
    showsGhost = false
  }

  /// Takes what the ghost text shows, or its first word, into the text.
  func takeGhost(_ part: KeyPath<GhostText, String> = \.rest) -> Result? {
    let block = block
    guard block.isAtEnd, let ghost, ghost.typed == block.text else { return nil }
    insert(ghost[keyPath: part])
    return Self.redrawn
  }

  /// Only colour tells it from the text; and a walk through history shows what it found.
  private func nextGhost(of block: EditedBlock) -> GhostText? {
    guard paint.isColoured, block.isAtEnd else { return nil }
    let text = block.text
    guard recall?.text != text else { return nil }
    return GhostText(
      after: text, suggestion: suggestion, history: history, assistant: assistant)
  }
}
