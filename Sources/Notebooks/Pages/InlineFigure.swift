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
    let isWide = Self.width(tag).map { $0 >= 480 } ?? false
    let named =
      isWide ? drawing.replacing(Self.mark, with: Self.wideMark, maxReplacements: 1) : drawing
    text = Self.renamed(String(named), prefix: "figure-\(number)-")
  }

  private static let mark = "class=\"nn-figure\""
  /// On a drawing that a narrow screen would make too small to read.
  private static let wideMark = "class=\"nn-figure wide\""

  private static func width(_ tag: Substring) -> Double? {
    tag.firstRange(of: " width=\"").flatMap { Double(tag[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  /// Whether nothing in it runs and nothing comes from elsewhere.
  private static func isStill(_ drawing: Substring) -> Bool {
    let text = drawing.lowercased()
    let moving = ["<script", "<foreignobject", "<iframe", "<!", "<?", "@import", "javascript:"]
    guard !moving.contains(where: text.contains),
      text.hasSuffix("</svg>\n") || text.hasSuffix("</svg>")
    else { return false }
    for mark in ["href=\"", "href='", "url("] {
      for range in text.ranges(of: mark) where text[range.upperBound...].first != "#" {
        return false
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
