/// A line in the making, with its colours, that knows how many columns it takes.
struct PaintedLine {
  private(set) var text = ""
  private(set) var width = 0
  private let paint: Paint

  init(_ paint: Paint) { self.paint = paint }

  /// Adds printable text in the colour of its role.
  mutating func append(_ text: String, _ role: Role? = nil) {
    self.text += role.map { paint($0, text) } ?? text
    width += DisplayWidth.of(text)
  }

  /// Goes on in the next line; the width is that of the line begun.
  mutating func breakLine(indentation: Int) {
    text += "\n" + String(repeating: " ", count: indentation)
    width = indentation
  }
}
