/// The words of a drawing: its title, and what stands at its axes and curves. Two drawings of the same
/// words show the same thing; numbers and lines may differ from one processor to another.
struct PictureWords: Equatable {
  let words: [String]

  /// Of an SVG text: what stands between tags, without what holds a digit and without styles.
  init(_ svg: String) {
    var words: [String] = []
    var rest = svg[...]
    while let open = rest.firstIndex(of: "<") {
      words += Self.words(rest[..<open])
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      let tag = rest[open...close]
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("<style"), !tag.hasSuffix("/>"), let end = rest.firstRange(of: "</style>") {
        rest = rest[end.upperBound...]
      }
    }
    self.words = words
  }

  private static func words(_ text: Substring) -> [String] {
    text.split(whereSeparator: \.isWhitespace).filter { word in
      !word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
    }.map { String($0) }
  }
}
