import Session

/// Code as HTML, its parts in classes that are named as at the prompt.
enum CodeHTML {
  static func html(_ code: String, _ colours: [ColouredRange]) -> String {
    let scalars = Array(code.unicodeScalars)
    var html = ""
    var place = 0
    func plain(to end: Int) {
      html += escaped(scalars[place..<end])
      place = end
    }
    for part in colours
    where part.range.lowerBound >= place && part.range.upperBound <= scalars.count {
      plain(to: part.range.lowerBound)
      let text = escaped(scalars[part.range])
      html += className(part.role).map { "<span class=\"\($0)\">\(text)</span>" } ?? text
      place = part.range.upperBound
    }
    plain(to: scalars.count)
    return html
  }

  private static func escaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return HTMLText.escaped(text)
  }

  private static func className(_ role: ColouredRange.Role) -> String? {
    switch role {
    case .verb: "v"
    case .kind: "k"
    case .option: "o"
    case .word: "w"
    case .number: "n"
    case .text: "t"
    case .comment: "c"
    case .name, .wrong: nil
    }
  }
}
