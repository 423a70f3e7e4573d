/// Lines at the end of what a terminal shows that are drawn again and again in place. The cursor rests
/// at the end of the last one.
struct LiveBlock {
  /// How many lines are drawn. A window that became narrower may show them on more: what then
  /// stands too far up is left, as moving further could take away what others wrote.
  private(set) var count = 0

  var isDrawn: Bool { count > 0 }

  /// What a terminal is sent to show these lines in the place of the earlier ones; none may fill the
  /// last column.
  mutating func draw(_ lines: [String]) -> String {
    var text = start
    for (place, line) in lines.enumerated() {
      if place > 0 { text += "\n" }
      text += line + Escape.eraseToEndOfLine
    }
    if lines.count < count { text += Escape.eraseToEndOfScreen }
    count = lines.count
    return text
  }

  /// What a terminal is sent to take the lines away; the cursor is then where they began.
  mutating func erase() -> String {
    guard isDrawn else { return "" }
    defer { count = 0 }
    return start + (count > 1 ? Escape.eraseToEndOfScreen : Escape.eraseToEndOfLine)
  }

  /// Moves to the beginning of the first line.
  private var start: String { "\r" + Escape.up(count - 1) }
}
