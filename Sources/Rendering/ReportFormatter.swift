package import Reports

/// Gives reports their form as lines of text.
package struct ReportFormatter: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style }

  /// Whole lines, each with its line break; nothing for a text without lines.
  package func text(of report: Report) -> String {
    switch report {
    case .text(let text): fitted(Printable.text(text, for: style)) + "\n"
    case .facts(let facts): line(of: facts) + "\n"
    case .table(let table): TableFormatter(style).text(of: table)
    case .figure(let figure): FigureRenderer(style).text(of: figure)
    case .progress(let progress): ProgressFormatter(style).line(progress) + "\n"
    case .warning(let warning): DiagnosticRenderer(style).text(of: warning)
    }
  }

  /// Lines wider than the terminal are broken between words; what follows is set in to where the
  /// line's second column begins, or by two blanks.
  private func fitted(_ text: String) -> String {
    guard let width = style.width else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard DisplayWidth.of(String(line)) > width else { return String(line) }
      let hang = min(Self.secondColumn(of: line), width / 2)
      let head = line.prefix(hang)
      return head + Paragraph.wrapped(String(line.dropFirst(hang)), width: width, indentation: hang)
    }
    return lines.joined(separator: "\n")
  }

  /// Where the text after the first gap of two blanks begins; 2 in a line without one.
  private static func secondColumn(of line: Substring) -> Int {
    let words = line.drop { $0 == " " }
    guard words.startIndex > line.startIndex, let gap = words.firstRange(of: "  ") else { return 2 }
    let rest = words[gap.lowerBound...].drop { $0 == " " }
    return line.distance(from: line.startIndex, to: rest.startIndex)
  }

  private func line(of facts: Facts) -> String {
    let paint = Paint(style)
    let separator = " " + paint(.faint, Signs(style).separator) + " "
    let items = facts.items.map { item in
      switch item {
      case .text(let text): Printable.text(text, for: style)
      case .measure(let measure): measure.text(in: style)
      }
    }
    let title = facts.title.map { paint(.strong, Printable.text($0, for: style)) + ": " } ?? ""
    return title + items.joined(separator: separator)
  }
}

extension Report {
  /// Belongs on standard output; the rest is for the person who watches.
  var isResult: Bool {
    switch self {
    case .text, .facts, .table, .figure: true
    case .progress(let progress): progress.isLast
    case .warning: false
    }
  }
}

extension Measure {
  /// The name, and the value so that it stands out.
  func text(in style: OutputStyle) -> String {
    Printable.text(name, for: style) + " " + Paint(style)(.strong, valueText)
  }
}
