import Diagnostics

/// Markdown as text to be read in a terminal: paragraphs on one line each, for whoever shows them to
/// break, tables in columns, and without the marks of links and emphasis.
package enum PlainProse {
  /// Where `keepsMarks`, headings begin with `# `, lines of code with a tab, and code in a sentence stands
  /// between its marks, for whoever paints them.
  package static func text(of markdown: String, keepsMarks: Bool = false) -> String {
    var writer = Writer(keepsMarks: keepsMarks)
    var scanner = BlockScanner()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String(line)
      if line.last == "\r" { line.removeLast() }
      writer.take(line, scanner.take(LineCursor(SourceText(line), line: 1)).isCode)
    }
    return writer.finished()
  }

  private struct Writer {
    let keepsMarks: Bool
    private var lines: [String] = []
    private var paragraph = ""
    private var rows: [[String]] = []

    init(keepsMarks: Bool) { self.keepsMarks = keepsMarks }

    mutating func take(_ line: String, _ isCode: Bool?) {
      let text = line.drop(while: \.isWhitespace)
      if isCode == false, text.hasPrefix("|") { return takeRow(text) }
      endTable()
      switch isCode {
      case true?:
        endParagraph()
        lines.append((keepsMarks ? "\t" : "    ") + line)
      case nil: endParagraph()
      case false?: takeText(line, text)
      }
    }

    private mutating func takeText(_ line: String, _ text: Substring) {
      if text.isEmpty {
        endParagraph()
        if lines.last?.isEmpty == false { lines.append("") }
      } else if text.hasPrefix("<!--") || text.hasPrefix("![") || text.hasPrefix("<") {
        endParagraph()
      } else if line.hasPrefix("#") {
        endParagraph()
        let heading = written(String(text.drop { $0 == "#" }.drop { $0 == " " }))
        lines.append((keepsMarks ? "# " : "") + heading)
      } else if let item = item(line, text) {
        endParagraph()
        paragraph = item
      } else {
        paragraph += (paragraph.isEmpty ? "" : " ") + text
      }
    }

    /// The beginning of an item of a list.
    private func item(_ line: String, _ text: Substring) -> String? {
      let margin = line.prefix(line.count - text.count)
      if let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " " {
        return "\(margin)  - \(text.dropFirst(2).drop { $0 == " " })"
      }
      let digits = text.prefix { $0.isNumber }
      guard !digits.isEmpty, digits.count < 4, text.dropFirst(digits.count).hasPrefix(". ") else {
        return nil
      }
      return "\(margin)  \(text)"
    }

    /// A row of a table; the line under its head says nothing.
    private mutating func takeRow(_ text: Substring) {
      endParagraph()
      guard text.contains(where: { !"|:- ".contains($0) }) else { return }
      rows.append(ProseTable.cells(of: text).map(written))
    }

    private mutating func endTable() {
      lines += ProseTable.lines(of: rows)
      rows = []
    }

    private mutating func endParagraph() {
      if !paragraph.isEmpty { lines.append(written(paragraph)) }
      paragraph = ""
    }

    private func written(_ text: String) -> String { inline(text, keepsCode: keepsMarks) }

    mutating func finished() -> String {
      endTable()
      endParagraph()
      while lines.last?.isEmpty == true { lines.removeLast() }
      while lines.first?.isEmpty == true { lines.removeFirst() }
      return lines.joined(separator: "\n")
    }
  }

  /// A line without marks: `**bold**`, `[words](address)`, `` `code` ``; `keepsCode` leaves the last.
  package static func inline(_ text: String, keepsCode: Bool = false) -> String {
    var result = ""
    var rest = text[...]
    while let letter = rest.first {
      if letter == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result.append(next)
        rest = rest.dropFirst(2)
      } else if letter == "`" {
        takeCode(&rest, &result, keepsMarks: keepsCode)
      } else if letter == "[", let (words, after) = link(rest) {
        result += inline(String(words), keepsCode: keepsCode)
        rest = after
      } else if letter == "*" || letter == "_" {
        takeMarks(&rest, &result)
      } else {
        result.append(letter)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func takeCode(
    _ rest: inout Substring, _ result: inout String, keepsMarks: Bool
  ) {
    let marks = rest.prefix { $0 == "`" }
    let after = rest.dropFirst(marks.count)
    guard let end = after.firstRange(of: String(marks)) else {
      result += marks
      rest = after
      return
    }
    let mark = keepsMarks ? String(marks) : ""
    result += mark + after[..<end.lowerBound] + mark
    rest = after[end.upperBound...]
  }

  private static func link(_ text: Substring) -> (words: Substring, after: Substring)? {
    guard let middle = text.firstRange(of: "]("),
      let end = text[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    return (text[..<middle.lowerBound].dropFirst(), text[text.index(after: end)...])
  }

  /// Marks of emphasis touch a word; others, as in `2 * 3` and `a_b`, stay.
  private static func takeMarks(_ rest: inout Substring, _ result: inout String) {
    let mark = rest.first
    let marks = rest.prefix { $0 == mark }
    let after = rest.dropFirst(marks.count)
    let before = result.last
    let isAlone = (before?.isWhitespace ?? true) && (after.first?.isWhitespace ?? true)
    let isInside = mark == "_" && before?.isLetter == true && after.first?.isLetter == true
    if isAlone || isInside || marks.count > 3 { result += marks }
    rest = after
  }
}

extension BlockScanner.Line {
  /// Whether it is code; `nil` for a fence.
  fileprivate var isCode: Bool? {
    switch self {
    case .code: true
    case .opening, .closing: nil
    default: false
    }
  }
}
