/// Lines at the end of what a terminal shows that are drawn again and again in place.
///
/// The cursor rests at the beginning of the first one. A window that changes its width may break the
/// lines anew or cut them off; where they begin, the cursor stays in either case.
struct LiveBlock {
  private(set) var isDrawn = false

  /// What a terminal is sent to show these lines in the place of the earlier ones. A line that is wider
  /// than the window, which may be narrower since the lines were made, is cut off.
  mutating func draw(_ lines: [String]) -> String {
    isDrawn = true
    let text = lines.joined(separator: Escape.eraseToEndOfLine + "\n") + Escape.eraseToEndOfScreen
    return "\r" + Escape.wrapOff + text + Escape.wrapOn + Escape.up(lines.count - 1) + "\r"
  }

  /// What a terminal is sent to take the lines away; the cursor is then where they began.
  mutating func erase() -> String {
    guard isDrawn else { return "" }
    isDrawn = false
    return "\r" + Escape.eraseToEndOfScreen
  }
}
