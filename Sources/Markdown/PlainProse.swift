import Diagnostics

/// Markdown as text to be read in a terminal: paragraphs on one line each, for whoever shows them to
/// break, and without the marks of links and emphasis.
package enum PlainProse {
  package static func text(of markdown: String) -> String {
    var writer = Writer()
    var scanner = BlockScanner()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String(line)
      if line.last == "\r" { line.removeLast() }
      writer.take(line, scanner.take(LineCursor(SourceText(line), line: 1)).isCode)
    }
    return writer.finished()
  }

  private struct Writer {
    private var lines: [String] = []
    private var paragraph = ""

    mutating func take(_ line: String, _ isCode: Bool?) {
      let text = line.drop(while: \.isWhitespace)
      switch isCode {
      case true?:
        endParagraph()
        lines.append("    " + line)
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
        lines.append(inline(String(text.drop { $0 == "#" }.drop { $0 == " " })))
      } else if text.hasPrefix("|") {
        endParagraph()
        if text.contains(where: { !"|:- ".contains($0) }) {
          lines.append("  " + inline(String(text)))
        }
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

    private mutating func endParagraph() {
      if !paragraph.isEmpty { lines.append(inline(paragraph)) }
      paragraph = ""
    }

    mutating func finished() -> String {
      endParagraph()
      while lines.last?.isEmpty == true { lines.removeLast() }
      while lines.first?.isEmpty == true { lines.removeFirst() }
      return lines.joined(separator: "\n")
    }
  }

  /// A line without marks: `**bold**`, `[words](address)`, `` `code` ``.
  package static func inline(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let letter = rest.first {
      if letter == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result.append(next)
        rest = rest.dropFirst(2)
      } else if letter == "`" {
        takeCode(&rest, &result)
      } else if letter == "[", let (words, after) = link(rest) {
        result += inline(String(words))
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

  private static func takeCode(_ rest: inout Substring, _ result: inout String) {
    let marks = rest.prefix { $0 == "`" }
    let after = rest.dropFirst(marks.count)
    guard let end = after.firstRange(of: String(marks)) else {
      result += marks
      rest = after
      return
    }
    result += after[..<end.lowerBound]
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
