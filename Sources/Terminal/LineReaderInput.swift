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
        eraseGhost()
        prepare(for: CollectionOfOne(scalar))
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

  /// From the cursor to the first cell of the block, and everything from there on erased. A block
  /// that was drawn in another layout has been moved by the terminal, row by row.
  func eraseBlock(drawnIn former: BlockLayout? = nil) {
    let block = block
    let place = (former ?? layout).place(
      ofLetter: block.cursor, in: block.buffer, movedInto: layout.columns)
    let start = BlockLayout.Place(row: 0, column: 0)
    let isTall = firstRow != nil
    output.write(
      isTall
        ? CursorPath.eraseScreen : CursorPath.move(from: place, to: start) + CursorPath.eraseBelow)
    (showsGhost, firstRow) = (false, nil)
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
      let old = layout
      el_resize(editor)
      eraseBlock(drawnIn: breaksRows ? old : layout)
      cel_refresh(editor)
      drawOver()
    }
    return true
  }

  /// Puts the cursor behind the last letter, so that what comes next does not write over the block.
  func leaveBlock() {
    eraseGhost()
    let block = block
    let rest = Int32(block.buffer.count - block.cursor)
    guard firstRow == nil else {
      el_cursor(editor, rest)
      drawFromTop()
      drawOver(isWaiting: false)
      el_cursor(editor, -rest)
      firstRow = nil
      return
    }
    let places = layout.places(of: block.buffer)
    output.write(CursorPath.move(from: places[block.cursor], to: places[block.buffer.count]))
  }

  /// Ctrl-Z: the shell gets its terminal back; when the process goes on, the block is drawn anew.
  private func suspend() {
    leaveBlock()
    stop()
    cel_refresh(editor)
    drawOver()
  }

  /// Stops with the cursor in a line of its own; the size is taken anew when the process goes on.
  func stop() {
    output.write(Escape.wrapOn + CursorPath.pasteMarksOff + "\r\n")
    cel_set_flag(editor, EL_PREP_TERM, 0)
    Signals.suspend()
    cel_set_flag(editor, EL_PREP_TERM, 1)
    output.write(CursorPath.pasteMarksOn + (breaksRows ? Escape.wrapOff : ""))
    el_resize(editor)
  }
}
