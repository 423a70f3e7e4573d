/// The line that begins a block of code in Markdown: three or more backticks or tildes, and words.
struct MarkdownFence {
  private let marks: Substring
  /// Blanks before the marks; as many are taken off each line inside.
  let indentation: Int
  /// The first word after the marks.
  let language: Substring

  /// Nothing for a line that begins none. Source: CommonMark 0.31, fenced code blocks.
  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    indentation = line.count - text.count
    guard indentation < 4, let mark = text.first, mark == "`" || mark == "~" else { return nil }
    marks = text.prefix { $0 == mark }
    let info = text.dropFirst(marks.count)
    guard marks.count >= 3, mark == "~" || !info.contains("`") else { return nil }
    language = info.split(whereSeparator: \.isWhitespace).first ?? ""
  }

  /// Whether a line ends the block.
  func isClosed(by line: String) -> Bool {
    let text = line.drop { $0 == " " }
    let own = text.prefix { $0 == marks.first }
    return line.count - text.count < 4 && own.count >= marks.count
      && text.dropFirst(own.count).allSatisfy(\.isWhitespace)
  }

  /// Marks that no line of a text closes.
  static func marks(around lines: [String]) -> String {
    let longest =
      lines.map { line in
        let text = line.drop { $0 == " " }
        return text.prefix { $0 == "`" }.count
      }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }
}
