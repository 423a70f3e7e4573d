import CEditLine
import Glibc
import Rendering

/// Reading a letter: the moment between two keys, in which everything else happens.
extension LineReader {
  /// libedit's own result: 1 with a letter, 0 at the end, -1 when reading was broken off.
  func nextLetter(into letter: UnsafeMutablePointer<wchar_t>) -> Int32 {
    if !input.isPending() {
      drawOver()
      _ = history.entries  // read while the person looks at the prompt
    }
    while true {
      switch input.next() {
      case .letter(let scalar):
        let isAlone = scalar == "\u{1B}" && cel_is_vi(editor) && !input.isPending(within: 25)
        letter.pointee = wchar_t((isAlone ? EditorKeys.loneEscape : scalar).value)
        return 1
      case .woken:
        if act(on: Signals.take()) { continue }
        errno = EINTR
        return -1
      case .timeout: continue
      case .end: return 0
      }
    }
  }

  /// What is edited now.
  var block: EditedBlock {
    guard let info = el_line(editor)?.pointee, let start = info.buffer else {
      return EditedBlock("", cursor: 0, margin: margin)
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: info.lastchar - start)
    let before = bytes.prefix(info.cursor - start)
    return EditedBlock(
      String(decoding: bytes, as: UTF8.self),
      cursor: String(decoding: before, as: UTF8.self).unicodeScalars.count, margin: margin)
  }

  var layout: BlockLayout {
    BlockLayout(columns: max(Int(cel_columns(editor)), 2), promptWidth: margin)
  }

  /// From the cursor to the first cell of the block, and everything from there on erased.
  func eraseBlock() {
    let place = layout.place(after: block.buffer[..<block.cursor])
    let start = BlockLayout.Place(row: 0, column: 0)
    output.write(CursorPath.move(from: place, to: start) + CursorPath.eraseBelow)
  }

  /// False when reading is to be broken off.
  private func act(on arrived: Signals.Arrived) -> Bool {
    if arrived.interrupt || Signals.ending != nil {
      wasInterrupted = arrived.interrupt
      leaveBlock()
      return false
    }
    if arrived.suspend { suspend() }
    if arrived.resize {
      el_resize(editor)
      eraseBlock()
      cel_refresh(editor)
      drawOver()
    }
    return true
  }

  /// Puts the cursor behind the last letter, so that what comes next does not write over the block.
  private func leaveBlock() {
    let block = block
    let here = layout.place(after: block.buffer[..<block.cursor])
    output.write(CursorPath.move(from: here, to: layout.place(after: block.buffer)))
  }

  /// Ctrl-Z: the shell gets its terminal back; when the process goes on, the block is drawn anew.
  private func suspend() {
    leaveBlock()
    output.write(CursorPath.pasteMarksOff + "\r\n")
    cel_set_flag(editor, EL_PREP_TERM, 0)
    Signals.suspend()
    cel_set_flag(editor, EL_PREP_TERM, 1)
    output.write(CursorPath.pasteMarksOn)
    el_resize(editor)
    cel_refresh(editor)
    drawOver()
  }

  /// Draws over the block what is not part of it: the marks in the margins of its lines. libedit
  /// does not know of them, and leaves the margins alone because nothing in them ever changes.
  func drawOver() {
    let block = block
    let layout = layout
    guard block.lines.count > 1, layout.columns > 2 * margin,
      layout.place(after: block.buffer).row < Int(cel_rows(editor))
    else { return }
    let cursor = layout.place(after: block.buffer[..<block.cursor])
    var place = cursor
    var drawing = CursorPath.hide
    for line in block.lines.dropFirst() where isMargin(before: line.lowerBound, in: block) {
      let row = layout.place(after: block.buffer[..<line.lowerBound]).row
      let target = BlockLayout.Place(row: row, column: margin - continuationMark.count)
      drawing += CursorPath.move(from: place, to: target) + paint(.faint, continuationMark)
      place = BlockLayout.Place(row: row, column: margin)
    }
    output.write(drawing + CursorPath.move(from: place, to: cursor) + CursorPath.show)
  }

  /// A whole margin stands before the index.
  private func isMargin(before index: Int, in block: EditedBlock) -> Bool {
    margin >= continuationMark.count && index > margin && block.buffer[index - margin - 1] == "\n"
  }
}
