/// HTML among Markdown, in which nothing is code. Source: CommonMark 0.31, section 4.6.
enum HTMLBlock {
  /// Ends on the line that holds a text.
  case until([UInt8])
  /// Ends at an empty line.
  case untilBlank

  /// The block that a line begins; one of a tag that is not of blocks cannot end a paragraph.
  init?(_ line: ArraySlice<UInt8>, inParagraph: Bool) {
    guard line.first == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    for (start, end) in Self.pairs where text.hasPrefix(start) {
      self = .until(Array(end.utf8))
      return
    }
    let isEnd = text.hasPrefix("</")
    let tag = text.dropFirst(isEnd ? 2 : 1)
    let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let after = tag.dropFirst(name.count)
    let ends = after.isEmpty || after.first?.isWhitespace == true || after.first == ">"
    if !isEnd, Self.raw.contains(String(name)), ends {
      self = .until(Array("</\(name)>".utf8))
    } else if Self.names.contains(String(name)), ends || after.hasPrefix("/>") {
      self = .untilBlank
    } else if !inParagraph, name.first?.isLetter == true, Self.isWhole(after) {
      self = .untilBlank
    } else {
      return nil
    }
  }

  /// Whether a line is the last of the block; the first one may be.
  func ends(with line: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .untilBlank: return line.allSatisfy { LineCursor.isBlank($0) }
    case .until(let text):
      let line = String(decoding: line, as: UTF8.self).lowercased()
      return line.contains(String(decoding: text, as: UTF8.self))
    }
  }

  /// Whether a tag ends, and with it the line.
  private static func isWhole(_ rest: Substring) -> Bool {
    guard let end = rest.firstIndex(of: ">") else { return false }
    return rest[rest.index(after: end)...].allSatisfy(\.isWhitespace)
      && !rest[..<end].contains("<")
      && (rest.first == ">" || rest.first == "/" || rest.first?.isWhitespace == true)
  }

  private static let pairs = [
    ("<!--", "-->"), ("<?", "?>"), ("<![cdata[", "]]>"), ("<!", ">"),
  ]
  private static let raw: Set<String> = ["script", "pre", "style", "textarea"]
  private static let names: Set<String> = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir
    div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html
    iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section source
    summary table tbody td tfoot th thead title tr track ul
    """.split(whereSeparator: \.isWhitespace).map { String($0) })
}
