package import Diagnostics
package import Reports

/// Shows a mistake at its place:
///
///     error: train has no option 'epoch'
///       --> iris.nn:3:7
///       3 │ train epoch 100
///         │       ^^^^^ did you mean 'epochs'?
///     usage: train [epochs N] [batch N] …
package struct DiagnosticRenderer: Sendable {
  private let style: OutputStyle
  private let paint: Paint

  package init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// Whole lines, each with its line break.
  package func text(of diagnostic: Diagnostic) -> String { text(of: diagnostic, "error", .error) }

  /// The same for what is no mistake.
  package func text(ofWarning diagnostic: Diagnostic) -> String {
    text(of: diagnostic, "warning", .warning)
  }

  private func text(of diagnostic: Diagnostic, _ label: String, _ role: Role) -> String {
    var lines = [headline(label, role, diagnostic.message)]
    let excerpt = SourceExcerpt(of: diagnostic, style: style)
    if let excerpt { lines += draw(excerpt, hint: diagnostic.hint) }
    if let hint = diagnostic.hint, excerpt.map({ !hasRoom(for: hint, in: $0) }) ?? true {
      lines.append(labelled("hint", hint))
    }
    if let usage = diagnostic.usage { lines.append(labelled("usage", usage)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Whole lines, each with its line break.
  package func text(of warning: Warning) -> String {
    var lines = [headline("warning", .warning, warning.message)]
    if let hint = warning.hint { lines.append(labelled("hint", hint)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(_ label: String, _ role: Role, _ message: String) -> String {
    let head = "\(label): "
    let text = Paragraph.wrapped(printable(message), width: style.width, indentation: head.count)
    return paint(role, "\(label):") + " " + paint(.strong, text)
  }

  private func draw(_ excerpt: SourceExcerpt, hint: String?) -> [String] {
    let margin = String(repeating: " ", count: excerpt.number.count)
    let gutter = Signs(style).gutter
    var lines: [String] = []
    if let place = excerpt.place { lines.append("  \(paint(.faint, "-->")) \(place)") }
    lines.append("  \(paint(.faint, "\(excerpt.number) \(gutter)")) \(excerpt.line)")
    let beside = hint.flatMap {
      hasRoom(for: $0, in: excerpt) ? " " + paint(.hint, printable($0)) : nil
    }
    lines.append(
      "  \(paint(.faint, "\(margin) \(gutter)")) "
        + String(repeating: " ", count: excerpt.caretColumn)
        + paint(.error, String(repeating: "^", count: excerpt.caretWidth)) + (beside ?? ""))
    return lines
  }

  /// Whether the hint can stand beside the caret without wrapping.
  private func hasRoom(for hint: String, in excerpt: SourceExcerpt) -> Bool {
    guard !hint.contains("\n") else { return false }
    guard let width = style.width else { return true }
    return excerpt.gutterWidth + excerpt.caretColumn + excerpt.caretWidth + 1
      + DisplayWidth.of(printable(hint)) <= width
  }

  private func labelled(_ label: String, _ text: String) -> String {
    let head = "\(label): "
    let lines = Paragraph.wrapped(printable(text), width: style.width, indentation: head.count)
    return paint(label == "hint" ? .hint : .strong, "\(label):") + " " + lines
  }

  private func printable(_ text: String) -> String { Printable.text(text, for: style) }
}
