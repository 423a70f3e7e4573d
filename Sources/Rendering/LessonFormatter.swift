/// Prose of a lesson: headings and code stand out, by colour or by their marks.
struct LessonFormatter {
  private let style: OutputStyle
  private let paint: Paint

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// Whole lines, each with its line break.
  func text(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined()
  }

  private func line(_ line: Substring) -> String {
    if line.first == "\t" {
      // Code breaks nowhere, and a terminal goes on with it at its edge.
      return "    " + Printable.text(String(line.dropFirst()), for: style) + "\n"
    }
    guard line.hasPrefix("# ") else { return painted(Prose(style).text(of: String(line))) }
    let heading = Prose(style).text(of: String(line.dropFirst(2)))
    if paint.isColoured {
      return heading.split(separator: "\n").map {
        paint(.strong, $0.filter { $0 != "`" }) + "\n"
      }.joined()
    }
    let width = heading.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0
    return heading + String(repeating: Signs(style).rule, count: width) + "\n"
  }

  /// Lines with what stands between two backquotes in the colour of code; as they are without colour, or
  /// where a quote has no partner.
  private func painted(_ lines: String) -> String {
    guard paint.isColoured else { return lines }
    let parts = lines.split(separator: "`", omittingEmptySubsequences: false)
    guard !parts.count.isMultiple(of: 2) else { return lines }
    return parts.enumerated().map { place, part in
      place.isMultiple(of: 2) ? String(part) : code(part)
    }.joined()
  }

  /// Code that may go over the end of a line: the blanks where it goes on stay plain.
  private func code(_ text: Substring) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let blanks = line.prefix { $0 == " " }
      return blanks + paint(.hint, String(line.dropFirst(blanks.count)))
    }.joined(separator: "\n")
  }
}
