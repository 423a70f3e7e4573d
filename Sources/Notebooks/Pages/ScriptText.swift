/// A page as a script: prose in comments, cells as they are, what they gave in `#>` lines.
package struct ScriptText {
  package let text: String
  /// Numbers of cells whose output stands there as `...`: it does not say which of their statements
  /// gave what.
  package let openCells: [Int]

  package init(_ page: Page) {
    var blocks: [String] = []
    var openCells: [Int] = []
    for piece in page.pieces {
      switch piece {
      case .prose(let prose):
        let comment = Self.comment(prose)
        if !comment.isEmpty { blocks.append(comment) }
      case .cell(let cell):
        let (text, isOpen) = Self.text(of: cell)
        blocks.append(text)
        if isOpen { openCells.append(cell.number) }
      }
    }
    text = blocks.joined(separator: "\n\n") + "\n"
    self.openCells = openCells
  }

  /// Lines as comments. HTML comments are nothing to read, and `>` would begin a recorded line only
  /// right after the sign.
  private static func comment(_ prose: String) -> String {
    var lines = lines(of: prose)
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n")
  }

  private static func text(of cell: Page.Cell) -> (String, isOpen: Bool) {
    var lines = lines(of: cell.code)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let output = cell.output ?? []
    // A script would end at the mistake.
    if cell.isMistake { return (comment((lines + output).joined(separator: "\n")), false) }
    let showing = SpokenLines.of(lines.joined(separator: "\n"))
    let isKnown = cell.figures.isEmpty && (output.isEmpty || showing.count == 1)
    let record = output.map { cell.isTolerant ? numberless($0) : $0 }
    var written: [String] = []
    for (index, line) in lines.enumerated() {
      written.append(line)
      guard showing.contains(index + 1) else { continue }
      written += (isKnown ? record : ["..."]).map { $0.isEmpty ? "#>" : "#> \($0)" }
    }
    return (written.joined(separator: "\n"), !isKnown)
  }

  /// The line with `...` for each word that holds a digit.
  private static func numberless(_ line: String) -> String {
    line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.contains(where: \.isNumber) ? "..." : String(word)
    }.joined(separator: " ")
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
  }
}
