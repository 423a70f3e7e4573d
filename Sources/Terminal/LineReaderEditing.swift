import CEditLine

/// What the keys do that a block of several lines needs otherwise than libedit has them.
extension LineReader {
  /// What libedit does after a function.
  typealias Result = UInt8
  static let redrawn = Result(CC_REFRESH)
  static let moved = Result(CC_CURSOR)
  static let nothing = Result(CC_NORM)
  static let refused = Result(CC_ERROR)

  /// Runs a text that is complete, else begins a new line.
  func enter() -> Result {
    let block = block
    let text = Transcript.cell(in: block.text)
    guard text.allSatisfy(\.isWhitespace) || isComplete(text) else { return newLine() }
    if firstRow != nil {
      let block = self.block
      el_cursor(editor, Int32(block.buffer.count - block.cursor))
      drawFromTop()
    }
    // A block that came too fast to be drawn over stays as it should look.
    drawOver(isWaiting: false)
    el_push(editor, EditorKeys.submit)
    return Self.nothing
  }

  /// Begins a new line, set in by the open brackets. A bracket that closes right behind the cursor
  /// gets a line of its own.
  func newLine() -> Result {
    let block = block
    let blanks = block.blanksAhead
    el_cursor(editor, Int32(blanks))
    el_deletestr(editor, Int32(blanks))
    guard block.closesAhead, let closing = block.closingIndentation else {
      insert("\n" + Self.blanks(block.indentation))
      return Self.redrawn
    }
    let last = "\n" + Self.blanks(closing)
    if block.opensBefore {
      insert("\n" + Self.blanks(block.indentation) + last)
      el_cursor(editor, Int32(-(1 + margin + closing)))
    } else {
      insert(last)
    }
    return Self.redrawn
  }

  /// A closing bracket that begins a line stands under the line that opened it.
  func close(_ bracket: Int32) -> Result {
    let block = block
    guard let letter = Unicode.Scalar(UInt32(bitPattern: bracket)) else { return Self.refused }
    var text = String(letter)
    if let blanks = block.leadingBlanks, block.cursorLine > 0, let own = block.closingIndentation {
      el_deletestr(editor, Int32(blanks))
      text = Self.blanks(own) + text
    }
    insert(text)
    return Self.redrawn
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  func deleteBack() -> Result { delete(block.stepBack) }

  func deleteForward() -> Result {
    block.buffer.isEmpty ? Result(CC_EOF) : delete(block.stepForward)
  }

  func left() -> Result { move(to: block.stepBack?.lowerBound) }
  func lineStart() -> Result { move(to: block.lines[block.cursorLine].lowerBound) }

  /// A letter to the right; behind the last one takes the ghost text.
  func right() -> Result { takeGhost() ?? move(to: block.stepForward?.upperBound) }

  /// To the end of the line; at the end of the text takes the ghost text.
  func lineEnd() -> Result { takeGhost() ?? move(to: block.lines[block.cursorLine].upperBound) }

  /// To the end of the next word; at the end of the text takes a word of the ghost text.
  func wordEnd() -> Result { takeGhost(\.firstWord) ?? move(to: block.wordEnd) }

  /// A line up, or at the first one an entry back.
  func up() -> Result {
    if let index = block.index(linesAway: -1) { return move(to: index) }
    return show(entry: \.older)
  }

  /// A line down, or at the last one an entry forward.
  func down() -> Result {
    if let index = block.index(linesAway: 1) { return move(to: index) }
    return show(entry: \.newer)
  }

  /// Text between the terminal's marks for what is pasted: it comes into the buffer at once, and
  /// nothing of it runs.
  func paste() -> Result {
    var pasted = String.UnicodeScalarView()
    let end = Array("\u{1B}[201~".unicodeScalars)
    while !pasted.suffix(end.count).elementsEqual(end) {
      switch input.next(timeout: 2000) {
      case .letter(let letter): pasted.append(letter == "\r" ? "\n" : letter)
      case .woken:
        let arrived = Signals.take()
        if arrived.resize { el_resize(editor) }
        guard arrived.interrupt else { continue }
        leaveBlock()
        wasInterrupted = true
        return Result(CC_EOF)
      case .timeout, .end:
        insert(pasted: String(pasted))
        return Self.redrawn
      }
    }
    insert(pasted: String(pasted.dropLast(end.count)))
    return Self.redrawn
  }

  private func insert(pasted text: String) {
    var text = Transcript.cell(in: text.replacing("\t", with: "  "))
    while text.last == "\n" { text.removeLast() }
    insert(text.filter { $0 == "\n" || !$0.isControl })
  }

  /// Inserts a text, of one line or several, at the cursor.
  func insert(_ text: String) {
    prepare(for: text.unicodeScalars)
    el_insertstr(editor, EditedBlock.buffer(for: text, margin: margin))
  }

  /// Puts a text in the place of all that is edited.
  func replace(with text: String) {
    let block = block
    el_cursor(editor, Int32(block.buffer.count - block.cursor))
    el_deletestr(editor, Int32(block.buffer.count))
    insert(text)
  }

  private func delete(_ letters: Range<Int>?) -> Result {
    guard let letters else { return Self.refused }
    el_cursor(editor, Int32(letters.upperBound - block.cursor))
    el_deletestr(editor, Int32(letters.count))
    return Self.redrawn
  }

  private func move(to index: Int?) -> Result {
    guard let index else { return Self.refused }
    el_cursor(editor, Int32(index - block.cursor))
    return Self.moved
  }

  /// Shows another entry of history that begins as the text before the cursor does.
  private func show(entry step: KeyPath<HistoryRecall, HistoryRecall?>) -> Result {
    let text = block.text
    let current =
      recall?.text == text
      ? recall : HistoryRecall(history, draft: text, prefix: block.textBeforeCursor)
    guard let next = current?[keyPath: step] else { return Self.refused }
    recall = next
    replace(with: next.text)
    return Self.redrawn
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
