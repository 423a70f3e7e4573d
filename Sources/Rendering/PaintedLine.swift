/// A line in the making, with its colours, that knows how many columns it takes.
struct PaintedLine {
  private(set) var text = ""
  private(set) var width = 0
  private let paint: Paint
  /// Blanks that are written only if something follows them.
  private var gap = 0

  init(_ paint: Paint) { self.paint = paint }

  /// Adds printable text in the colour of its role.
  mutating func append(_ text: String, _ role: Role? = nil) {
    closeGap()
    self.text += role.map { paint($0, text) } ?? text
    width += DisplayWidth.of(text)
  }

  /// Adds printable text in a colour of its own on another one.
  mutating func append(_ text: String, ink: RGB?, ground: RGB? = nil) {
    closeGap()
    self.text += paint(text, ink: ink, ground: ground)
    width += DisplayWidth.of(text)
  }

  /// Adds another line.
  mutating func append(_ line: PaintedLine) {
    guard !line.text.isEmpty else { return skip(line.gap) }
    closeGap()
    text += line.text
    width += line.width
    gap = line.gap
  }

  /// Leaves columns blank; at the end of a line nothing is written for them.
  mutating func skip(_ columns: Int) { gap += max(columns, 0) }

  /// Where the next text begins, counted from 0.
  var column: Int { width + gap }

  /// Leaves the columns blank up to one counted from 0; none where the line is longer already.
  mutating func skip(to column: Int) { skip(column - self.column) }

  private mutating func closeGap() {
    text += String(repeating: " ", count: gap)
    width += gap
    gap = 0
  }

  /// Goes on in the next line; the width is that of the line begun.
  mutating func breakLine(indentation: Int) {
    gap = 0
    text += "\n" + String(repeating: " ", count: indentation)
    width = indentation
  }
}

extension [PaintedLine] {
  /// Whole lines, each with its line break.
  var text: String { map { $0.text + "\n" }.joined() }
}
