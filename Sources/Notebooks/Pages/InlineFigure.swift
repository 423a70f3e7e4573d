/// A drawing of this program inside a page, where its text can be searched and follows the page's
/// colours.
struct InlineFigure {
  let text: String

  /// The drawing with names that no other on the page has; `nil` for a drawing that another
  /// program made, or that could load or run something.
  init?(_ svg: String, number: Int) {
    guard let start = svg.firstRange(of: "<svg")?.lowerBound else { return nil }
    let drawing = svg[start...]
    let tag = drawing.prefix { $0 != ">" }
    guard tag.contains(Self.mark), Self.isStill(drawing) else { return nil }
    text = Self.renamed(String(drawing), prefix: "figure-\(number)-")
  }

  private static let mark = "class=\"nn-figure\""

  /// What a drawing of this program is made of; a browser would take any other element out of the
  /// drawing, or run it, or fetch what it names.
  private static let elements: Set<Substring> = [
    "svg", "title", "desc", "style", "defs", "g", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "use", "clippath", "marker", "lineargradient",
    "radialgradient", "stop",
  ]

  /// Whether nothing in it runs and nothing comes from elsewhere.
  private static func isStill(_ drawing: Substring) -> Bool {
    let text = drawing.lowercased()
    guard text.hasSuffix("</svg>\n") || text.hasSuffix("</svg>"),
      !["@import", "image-set(", "src(", "\\"].contains(where: text.contains)
    else { return false }
    for piece in text.split(separator: "<") {
      let name = (piece.first == "/" ? piece.dropFirst() : piece).prefix { $0.isLetter }
      guard elements.contains(name) else { return false }
    }
    for mark in ["href=", "url("] {
      for range in text.ranges(of: mark) {
        let value = text[range.upperBound...].drop { $0 == "\"" || $0 == "'" }
        guard value.first == "#" else { return false }
      }
    }
    return !hasHandler(text)
  }

  /// Whether an attribute such as `onload` stands in it.
  private static func hasHandler(_ text: String) -> Bool {
    for blank in [" on", "\non", "\ton", "\"on", "'on", "/on"] {
      for range in text.ranges(of: blank) {
        let rest = text[range.upperBound...].drop { $0.isLetter }
        if rest.drop(while: \.isWhitespace).first == "=" { return true }
      }
    }
    return false
  }

  /// Gives every `id`, and what refers to it, a name of its own.
  private static func renamed(_ drawing: String, prefix: String) -> String {
    var text = drawing
    for mark in [" id=\"", "href=\"#", "url(#", " aria-labelledby=\""] {
      text = text.replacing(mark, with: mark + prefix)
    }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
