import Diagnostics

/// The line of a source text that a diagnostic points at, ready to be shown, and where the caret
/// stands under it.
struct SourceExcerpt {
  private static let tabWidth = 4

  /// The file's name, line and column, where the text has a name: `iris.nn:3:7`.
  let place: String?
  /// The number of the line.
  let number: String
  /// The line with tabs expanded, cut around the caret where it is too long.
  let line: String
  /// The columns before the caret, in `line`.
  let caretColumn: Int
  /// The columns that the caret underlines, at least 1.
  let caretWidth: Int

  /// Columns before the line: two blanks, the number, a blank, the gutter, a blank.
  var gutterWidth: Int { number.count + 5 }

  /// Nothing where the diagnostic has no place or no text.
  init?(of diagnostic: Diagnostic, style: OutputStyle) {
    guard let span = diagnostic.span, let source = diagnostic.source else { return nil }
    let start = Self.start(of: span, in: source)
    let lineNumber = source.line(at: start)
    let lineSpan = source.span(ofLine: lineNumber)
    let lower = min(max(start, lineSpan.lower), lineSpan.upper)
    let upper = min(max(span.upper, lower), lineSpan.upper)
    let before = source[Span(lineSpan.lower, lower)]
    let marked = source[Span(lower, upper)]
    number = String(lineNumber)
    place = source.name.map { "\(Printable.text($0)):\(lineNumber):\(before.count + 1)" }
    let cells = Self.cells(source[lineSpan])
    let column = Self.cells(before).count
    let width = max(Self.cells(before + marked).count - column, 1)
    let room = max((style.width ?? 120) - number.count - 6, 20)
    let window = Self.window(of: cells.count, around: column, width: width, room: room)
    let ellipsis = Signs(style).ellipsis
    let cut = Self.text(cells[window])
    line =
      (window.lowerBound > 0 ? ellipsis : "") + cut
      + (window.upperBound < cells.count ? ellipsis : "")
    caretColumn = column - window.lowerBound + (window.lowerBound > 0 ? 1 : 0)
    caretWidth = max(min(width, window.upperBound - column), 1)
  }

  /// The place to show; the end of the text after its last line break is shown at the end of the
  /// last line that holds something.
  private static func start(of span: Span, in source: SourceText) -> Int {
    var start = min(max(span.lower, 0), source.bytes.count)
    guard start == source.bytes.count, span.upper <= span.lower else { return start }
    while start > 0, isBlank(source.bytes[start - 1]) { start -= 1 }
    return start
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The columns of a line: one element a column, with what is drawn from there on; the second
  /// column of a wide letter is empty, and what combines stands with its letter.
  private static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    for scalar in Printable.text(text).unicodeScalars {
      let width = scalar == "\t" ? tabWidth - cells.count % tabWidth : DisplayWidth.of(scalar)
      if scalar == "\t" {
        cells += [String](repeating: " ", count: width)
      } else if width == 0 {
        if !cells.isEmpty { cells[lastLetter(in: cells)].unicodeScalars.append(scalar) }
      } else {
        cells.append(String(scalar))
        cells += [String](repeating: "", count: width - 1)
      }
    }
    return cells
  }

  private static func lastLetter(in cells: [String]) -> Int {
    cells.lastIndex { !$0.isEmpty } ?? cells.count - 1
  }

  /// The columns to show of a line of `count`: those around the caret, all where there is room.
  private static func window(
    of count: Int, around column: Int, width: Int, room: Int
  ) -> Range<Int> {
    guard count > room else { return 0..<count }
    let shown = room - 2
    let lower = min(max(column - max((shown - width) / 2, 8), 0), max(count - shown, 0))
    return lower..<min(lower + shown, count)
  }

  /// The columns as text; of a wide letter that is cut in two a blank is left.
  private static func text(_ cells: ArraySlice<String>) -> String {
    var cells = Array(cells)
    if cells.first == "" { cells[0] = " " }
    if let last = cells.last, DisplayWidth.of(last) > 1 { cells[cells.count - 1] = " " }
    return cells.joined()
  }
}
