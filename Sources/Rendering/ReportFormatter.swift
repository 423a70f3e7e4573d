package import Reports

/// Gives reports their form as lines of text.
package struct ReportFormatter: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style }

  /// Whole lines, each with its line break; nothing for a text without lines.
  package func text(of report: Report) -> String {
    switch report {
    case .text(let text): Printable.text(text, for: style) + "\n"
    case .prose(let text): Prose(style).text(of: text)
    case .lesson(let text): LessonFormatter(style).text(of: text)
    case .facts(let facts): line(of: facts) + "\n"
    case .table(let table): TableFormatter(style).text(of: table)
    case .figure(let figure): FigureRenderer(style).text(of: figure)
    case .progress(let progress): ProgressFormatter(style).line(progress) + "\n"
    case .warning(let warning): DiagnosticRenderer(style).text(of: warning)
    }
  }

  /// The facts on one line, or in a narrow window on several, each fact whole and under the first.
  private func line(of facts: Facts) -> String {
    let separator = Signs(style).separator
    var line = PaintedLine(Paint(style))
    if let title = facts.title {
      line.append(Printable.text(title, for: style), .strong)
      line.append(": ")
    }
    let indentation = line.width
    for (index, item) in facts.items.enumerated() {
      if index > 0 { line.append(" " + separator, .faint) }
      let needed =
        item.width(in: style) + (index > 0 ? 1 : 0) + (index + 1 < facts.items.count ? 2 : 0)
      if index > 0, let width = style.width, line.width + needed > width {
        line.breakLine(indentation: indentation)
      } else if index > 0 {
        line.append(" ")
      }
      item.append(to: &line, style)
    }
    return line.text
  }
}

extension Report {
  /// Belongs on standard output; the rest is for the person who watches.
  var isResult: Bool {
    switch self {
    case .text, .prose, .lesson, .facts, .table, .figure: true
    case .progress(let progress): progress.isLast
    case .warning: false
    }
  }
}

extension Fact {
  fileprivate func width(in style: OutputStyle) -> Int {
    var line = PaintedLine(Paint(.plain))
    append(to: &line, style)
    return line.width
  }

  fileprivate func append(to line: inout PaintedLine, _ style: OutputStyle) {
    switch self {
    case .text(let text): line.append(Printable.text(text, for: style))
    case .measure(let measure): measure.append(to: &line, style)
    }
  }
}

extension Measure {
  /// The name, and the value so that it stands out.
  func append(to line: inout PaintedLine, _ style: OutputStyle) {
    line.append(Printable.text(name, for: style) + " ")
    line.append(valueText, .strong)
  }
}
