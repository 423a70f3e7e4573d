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
  var text: String { Self.text(of: buffer[...], margin: margin) }

  /// The text before the cursor, without margins.
  var textBeforeCursor: String { Self.text(of: buffer[..<cursor], margin: margin) }

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

  /// What the next line begins with: the blanks this one begins with, and two more where it opens
  /// a bracket.
  var indentation: String {
    let line = buffer[lines[cursorLine]]
    let blanks = line.prefix { $0 == " " }.count
    let last = buffer[..<cursor].last { $0 != " " }
    let opens = last == "{" || last == "[" || last == "("
    return String(repeating: " ", count: blanks + (opens ? 2 : 0))
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

  private static func text(of letters: ArraySlice<Unicode.Scalar>, margin: Int) -> String {
    var text = String.UnicodeScalarView()
    var skipped = margin
    for letter in letters {
      if letter == "\n" {
        skipped = 0
      } else if letter == " ", skipped < margin {
        skipped += 1
        continue
      } else {
        skipped = margin
      }
      text.append(letter)
    }
    return String(text)
  }
}
