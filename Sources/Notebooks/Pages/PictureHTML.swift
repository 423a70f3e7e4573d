/// Pictures as they stand in a page; where one is not at hand, what it shows.
extension PagePictures {
  /// A picture by its address in the text.
  mutating func html(_ url: String, title: String = "", description: String) -> String {
    let address = HTMLText.attribute("href", Address(url).isSafe ? url : "")
    return Self.html(
      picture(at: url), address: address, title: title, description,
      words: description.isEmpty ? url : description)
  }

  /// A figure that a cell drew.
  mutating func html(_ figure: Page.Figure) -> String {
    Self.html(
      picture(in: figure.path), address: "", title: "", figure.description,
      words: figure.description)
  }

  private static func html(
    _ picture: Picture, address: String, title: String, _ description: String, words: String
  ) -> String {
    let words = HTMLText.escaped(words)
    return switch picture {
    case .drawing(let svg): svg
    case .data(let bytes):
      "<img src=\"\(bytes)\" alt=\"\(HTMLText.escaped(description))\""
        + HTMLText.attribute("title", title) + ">"
    case .elsewhere where !address.isEmpty: "<a\(address)>\(words)</a>"
    case .elsewhere, .missing: "<em>\(words)</em>"
    }
  }
}
