import Diagnostics

/// A place in one line of Markdown, with its column: a tab reaches to the next multiple of four.
struct LineCursor {
  private let bytes: [UInt8]
  private(set) var place: Int
  let end: Int
  private(set) var column = 0

  init(_ source: SourceText, line: Int) {
    let span = source.span(ofLine: line)
    bytes = source.bytes
    (place, end) = (span.lower, span.upper)
  }

  /// What is left of the line.
  var rest: Span { Span(place, end) }

  /// The bytes that are left.
  var bytesLeft: ArraySlice<UInt8> { bytes[place..<end] }

  var next: UInt8? { place < end ? bytes[place] : nil }

  /// Whether only blanks are left.
  var isBlank: Bool { bytesLeft.allSatisfy { Self.isBlank($0) } }

  /// How many columns of blanks come next.
  var indentation: Int {
    var copy = self
    copy.skipBlanks()
    return copy.column - column
  }

  mutating func skip() {
    guard let byte = next else { return }
    column += byte == UInt8(ascii: "\t") ? 4 - column % 4 : 1
    place += 1
  }

  /// Passes over blanks, at most so many columns of them; a tab is taken whole.
  mutating func skipBlanks(columns limit: Int = .max) {
    let start = column
    while column - start < limit, let byte = next, Self.isBlank(byte) { skip() }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
