/// The lines of words about a picture.
struct Captions {
  private let style: OutputStyle
  private let paint: Paint

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// What stands above, from the left.
  func title(_ title: String) -> [PaintedLine] { lines(title, .strong) }

  /// What stands below, from the left.
  func note(_ note: String?) -> [PaintedLine] { note.map { lines($0, .faint) } ?? [] }

  /// What stands in place of a picture.
  func nothing(_ title: String) -> [PaintedLine] {
    lines("\(title): nothing to draw", nil)
  }

  /// Lines about a column, as far as the window lets them.
  func centred(_ text: String, about middle: Int, _ role: Role) -> [PaintedLine] {
    wrapped(text).map { text in
      let width = DisplayWidth.of(text)
      var line = PaintedLine(paint)
      line.skip(min(middle - width / 2, style.drawingWidth - width))
      line.append(text, role)
      return line
    }
  }

  /// A text in the width there is, or in less room.
  func lines(_ text: String, _ role: Role?, indentation: Int = 0, room: Int = .max)
    -> [PaintedLine]
  {
    wrapped(text, width: min(style.drawingWidth - indentation, room)).map { text in
      var line = PaintedLine(paint)
      line.skip(indentation)
      line.append(text, role)
      return line
    }
  }

  private func wrapped(_ text: String, width: Int? = nil) -> [String] {
    let text = Printable.line(text, for: style)
    guard !text.isEmpty else { return [] }
    let width = max(width ?? style.drawingWidth, 1)
    return Paragraph.wrapped(text, width: width, indentation: 0)
      .split(separator: "\n").map { DisplayWidth.truncated(String($0), to: width, style) }
  }
}

extension DisplayWidth {
  /// The text, or its beginning and an ellipsis where it takes more than `width` columns.
  static func truncated(_ text: String, to width: Int, _ style: OutputStyle) -> String {
    of(text) <= width
      ? text : width < 1 ? "" : prefix(of: text, width: width - 1) + Signs(style).ellipsis
  }
}
