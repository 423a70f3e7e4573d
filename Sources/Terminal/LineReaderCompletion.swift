import CEditLine
import Rendering
import Session

/// Tab: completes what is sure, and where nothing is, lists what there is.
extension LineReader {
  /// Puts in the only candidate, or what all begin with; pressed again, lists them. At the
  /// beginning of a line of a block it sets the line in.
  func complete() -> Result {
    let block = block
    if block.leadingBlanks != nil, block.cursorLine > 0 {
      insert("  ")
      return Self.redrawn
    }
    let before = block.textBeforeCursor
    guard
      let completions = assistant?.completions(
        of: block.text, at: before.unicodeScalars.count), !completions.candidates.isEmpty
    else { return Self.refused }
    if let only = completions.candidates.first, completions.candidates.count == 1 {
      return put(only, in: completions.range)
    }
    if extend(completions, before: before) { return Self.redrawn }
    guard tabbed == block.text else {
      tabbed = block.text
      return Self.nothing
    }
    list(completions.candidates)
    return Self.nothing
  }

  private func put(_ candidate: Completions.Candidate, in range: Range<Int>) -> Result {
    replace(range, with: candidate.text)
    let block = block
    guard candidate.isWhole else { return Self.redrawn }
    if block.blanksAhead > 0 { el_cursor(editor, 1) } else { insert(" ") }
    return Self.redrawn
  }

  /// Puts in what all candidates begin with; false where that is no more than what was typed.
  private func extend(_ completions: Completions, before: String) -> Bool {
    let texts = completions.candidates.map(\.text)
    let common = texts.dropFirst().reduce(texts.first ?? "") { $0.commonPrefix(with: $1) }
    let letters = Array(before.unicodeScalars)
    let start = min(max(completions.range.lowerBound, 0), letters.count)
    let typed = String(String.UnicodeScalarView(letters[start...]))
    guard common.utf8.count > typed.utf8.count, common.hasPrefix(typed) else { return false }
    replace(completions.range, with: common)
    tabbed = block.text
    return true
  }

  /// Shows the candidates under the block, and the block again under them.
  private func list(_ candidates: [Completions.Candidate]) {
    let rows = BlockPainting(block, layout: layout, paint: paint).rows
    let room = max(Int(cel_rows(editor)) - rows, 2)
    leaveBlock()
    let lines = CompletionList(candidates, columns: layout.columns, paint: paint)
      .lines(atMost: room)
    output.write("\r\n" + lines.map { $0 + "\r\n" }.joined())
    cel_refresh(editor)
  }

  /// Puts a text in the place of a part of the text; both stand in one line.
  private func replace(_ range: Range<Int>, with text: String) {
    let block = block
    let letters = block.letters + [block.buffer.count]
    let range = range.clamped(to: 0..<letters.count - 1)
    let (start, end) = (letters[range.lowerBound], letters[range.upperBound])
    el_cursor(editor, Int32(end - block.cursor))
    el_deletestr(editor, Int32(end - start))
    insert(text)
  }
}

extension String {
  /// What both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map { $0.0 })
  }
}
