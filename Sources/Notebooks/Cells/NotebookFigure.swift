/// A picture that a cell drew, in a file beside the notebook: `![loss](lesson.assets/3.svg)`.
package struct NotebookFigure: Hashable, Sendable {
  /// Relative to the notebook's folder.
  package var path: String
  /// What it shows, in words.
  package var description: String

  package init(path: String, description: String) {
    self.path = path
    self.description = description
  }

  /// The picture of a line of Markdown, if it is one in a folder.
  init?(_ line: String, in folder: String) {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.firstRange(of: "](") else {
      return nil
    }
    path = Self.unescaped(line[middle.upperBound...].dropLast())
    guard path.hasPrefix(folder) else { return nil }
    description = String(line[..<middle.lowerBound].dropFirst(2).filter { $0 != "\\" })
  }

  /// The line of Markdown.
  var written: String {
    let words = description.map { "[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    let address = path.map { $0 == " " ? "%20" : "()".contains($0) ? "\\\($0)" : String($0) }
    return "![\(words)](\(address.joined()))"
  }

  private static func unescaped(_ address: Substring) -> String {
    address.filter { $0 != "\\" }.replacing("%20", with: " ")
  }
}
