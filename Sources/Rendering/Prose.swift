/// Lays out lines that are read: in a narrow window they are broken between words and go on under
/// where their text begins.
///
///       train    Trains the network on the training rows, from
///                where it stands.
struct Prose {
  private let style: OutputStyle

  init(_ style: OutputStyle) { self.style = style }

  /// Whole lines, each with its line break.
  func text(of text: String) -> String {
    Printable.text(text, for: style).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0) + "\n" }.joined()
  }

  private func line(_ line: Substring) -> String {
    let start = textStart(of: line)
    let head = String(line.prefix(start))
    let body = String(line.dropFirst(start))
    return head
      + Paragraph.wrapped(body, width: style.width, indentation: DisplayWidth.of(head))
  }

  /// How many letters stand before the text: blanks, the mark of an item, a term with two blanks or more
  /// after it, or the title of a list of facts.
  private func textStart(of line: Substring) -> Int {
    let limit = style.drawingWidth / 2
    var start = line.prefix { $0 == " " }.count
    let letters = Array(line.prefix(limit))
    for index in letters.indices.dropFirst(2)
    where letters[index] != " " && letters[index - 1] == " " && letters[index - 2] == " " {
      start = index
    }
    start += itemMark(of: line.dropFirst(start))
    if start == 0, line.contains(" · "), let title = line.firstRange(of: ": ") {
      let length = line.distance(from: line.startIndex, to: title.upperBound)
      if length <= limit { start = length }
    }
    return start
  }

  /// How many letters the mark of an item takes: `- `, `1. `.
  private func itemMark(of text: Substring) -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }.count
    if digits > 0 { return text.dropFirst(digits).hasPrefix(". ") ? digits + 2 : 0 }
    return text.hasPrefix("- ") ? 2 : 0
  }
}
