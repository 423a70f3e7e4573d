/// Breaks text between words, but not inside square brackets, and between facts if it is a list of
/// them.
enum Paragraph {
  /// The text in lines of at most `width` columns, the first of them after `indentation` columns
  /// that are already taken, the others indented by as many blanks; as it is without a width.
  static func wrapped(_ text: String, width: Int?, indentation: Int) -> String {
    guard let width, indentation + DisplayWidth.of(text) > width else { return text }
    var lines = [""]
    var column = indentation
    for word in units(of: text) {
      let wordWidth = DisplayWidth.of(word)
      if !lines[lines.count - 1].isEmpty, column + 1 + wordWidth > width {
        lines.append("")
        column = indentation
      }
      let isFirst = lines[lines.count - 1].isEmpty
      lines[lines.count - 1] += (isFirst ? "" : " ") + word
      column += wordWidth + (isFirst ? 0 : 1)
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indentation))
  }

  /// The words; what stands in square brackets is one word, and a fact with its `·`.
  private static func units(of text: String) -> [String] {
    var units: [String] = []
    var depth = 0
    var isOpen = false
    let isList = text.contains(" · ")
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if isOpen { units[units.count - 1] += " " + word } else { units.append(String(word)) }
      for letter in word { depth += letter == "[" ? 1 : letter == "]" ? -1 : 0 }
      isOpen = isList ? word != "·" : depth > 0
    }
    return units
  }
}
