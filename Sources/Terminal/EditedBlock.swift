/// What is being edited: the editor's buffer, in which every line after the first begins with a
/// margin of blanks as wide as the prompt, so that the lines of a block stand under one another.
///
///     nn[3]> repeat 3 {
///              train
///            }
struct EditedBlock {
  /// The buffer's letters, margins included; the editor counts in these.
  let buffer: [Unicode.Scalar]
  /// The letters before the cursor.
  let cursor: Int
  /// How many blanks a margin has.
  let margin: Int

  init(_ buffer: String, cursor: Int, margin: Int) {
    self.buffer = Array(buffer.unicodeScalars)
    self.cursor = min(max(cursor, 0), self.buffer.count)
    self.margin = margin
  }

  /// The text itself, without margins.
  var text: String { text(of: letters[...]) }

  /// The text before the cursor, without margins.
  var textBeforeCursor: String { text(of: letters.prefix { $0 < cursor }) }

  /// Nothing stands behind the cursor.
  var isAtEnd: Bool { cursor == buffer.count }

  /// Where in the buffer the letters of the text stand.
  var letters: [Int] {
    var letters: [Int] = []
    letters.reserveCapacity(buffer.count)
    var skipped = margin
    for (index, letter) in buffer.enumerated() {
      if letter == "\n" {
        skipped = 0
      } else if letter == " ", skipped < margin {
        skipped += 1
        continue
      } else {
        skipped = margin
      }
      letters.append(index)
    }
    return letters
  }

  /// A text as it stands in the buffer.
  static func buffer(for text: String, margin: Int) -> String {
    text.replacing("\n", with: "\n" + String(repeating: " ", count: margin))
  }

  /// The lines, each as the range of its letters after the margin.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, letter) in buffer.enumerated() where letter == "\n" {
      lines.append(start..<index)
      start = index + 1 + marginLength(at: index + 1)
    }
    lines.append(start..<buffer.count)
    return lines
  }

  /// The line the cursor stands in, counted from 0.
  var cursorLine: Int { buffer[..<cursor].count { $0 == "\n" } }

  /// Where the cursor goes one line up (-1) or down (1), as near to its column as there is room;
  /// nothing beyond the block.
  func index(linesAway distance: Int) -> Int? {
    let lines = lines
    let target = cursorLine + distance
    guard lines.indices.contains(target) else { return nil }
    let column = max(cursor - lines[cursorLine].lowerBound, 0)
    return min(lines[target].lowerBound + column, lines[target].upperBound)
  }

  /// The letters that one step back deletes: a letter, or at the beginning of a line the margin and
  /// the line break before it.
  var stepBack: Range<Int>? {
    guard cursor > 0 else { return nil }
    let line = lines[cursorLine]
    guard cursorLine > 0, cursor <= line.lowerBound else { return cursor - 1..<cursor }
    return lines[cursorLine - 1].upperBound..<max(line.lowerBound, cursor)
  }

  /// The letters that one step forward deletes.
  var stepForward: Range<Int>? {
    guard cursor < buffer.count else { return nil }
    guard buffer[cursor] == "\n" else { return cursor..<cursor + 1 }
    return cursor..<lines[cursorLine + 1].lowerBound
  }

  /// The blanks a new line at the cursor begins with: two more than the line that opens the
  /// innermost bracket.
  var indentation: Int { closingIndentation.map { $0 + 2 } ?? 0 }

  /// The blanks a line that closes the innermost open bracket begins with, which are those of the
  /// line that opens it; nothing where none is open.
  var closingIndentation: Int? {
    guard let line = OpenBrackets(in: textBeforeCursor).lines.last else { return nil }
    return buffer[lines[line]].prefix { $0 == " " }.count
  }

  /// How many blanks stand behind the cursor.
  var blanksAhead: Int { buffer[cursor...].prefix { $0 == " " }.count }

  /// The letter behind the cursor, blanks aside, closes a bracket.
  var closesAhead: Bool {
    let next = buffer[cursor...].first { $0 != " " }
    return next == "}" || next == "]" || next == ")"
  }

  /// The letter before the cursor, blanks aside, opens a bracket.
  var opensBefore: Bool {
    let last = buffer[..<cursor].last { $0 != " " }
    return last == "{" || last == "[" || last == "("
  }

  /// The end of the word behind the cursor; nothing at the end of the text.
  var wordEnd: Int? {
    guard !isAtEnd else { return nil }
    let start = buffer[cursor...].firstIndex(where: Self.isInWord) ?? buffer.count
    return buffer[start...].firstIndex { !Self.isInWord($0) } ?? buffer.count
  }

  private static func isInWord(_ letter: Unicode.Scalar) -> Bool {
    letter == "_" || letter.properties.isAlphabetic || letter.properties.numericType != nil
  }

  /// How many blanks stand before the cursor, where nothing else does on its line.
  var leadingBlanks: Int? {
    let line = lines[cursorLine]
    guard cursor >= line.lowerBound, buffer[line.lowerBound..<cursor].allSatisfy({ $0 == " " })
    else { return nil }
    return cursor - line.lowerBound
  }

  /// How many letters of a margin there are from an index on.
  private func marginLength(at index: Int) -> Int {
    buffer[min(index, buffer.count)...].prefix(margin).prefix { $0 == " " }.count
  }

  private func text(of letters: ArraySlice<Int>) -> String {
    var text = String.UnicodeScalarView()
    for index in letters { text.append(buffer[index]) }
    return String(text)
  }
}
