/// A notebook or a script as it is read on a page: prose, and cells with what they gave.
package struct Page: Sendable {
  package enum Piece: Hashable, Sendable {
    /// Markdown.
    case prose(String)
    case cell(Cell)
  }

  package struct Cell: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    package var code: String
    /// The lines it gave when it was recorded; `nil` where it never was.
    package var output: [String]?
    /// The pictures it drew.
    package var figures: [Figure]
    /// Whether its code is left out; what it gave is shown all the same.
    package var isHidden: Bool
    /// Whether it shows a mistake on purpose.
    package var isMistake: Bool
    /// Whether its numbers may be others on another machine.
    package var isTolerant: Bool

    package init(
      number: Int, code: String, output: [String]? = nil, figures: [Figure] = [],
      isHidden: Bool = false, isMistake: Bool = false, isTolerant: Bool = false
    ) {
      self.number = number
      self.code = code
      self.output = output
      self.figures = figures
      self.isHidden = isHidden
      self.isMistake = isMistake
      self.isTolerant = isTolerant
    }
  }

  /// A picture in a file beside the notebook.
  package struct Figure: Hashable, Sendable {
    /// Relative to the notebook's folder.
    package var path: String
    /// What it shows, in words.
    package var description: String

    package init(path: String, description: String) {
      self.path = path
      self.description = description
    }
  }

  /// What the file is called, without its ending.
  package var name: String
  package var pieces: [Piece]

  package init(name: String, pieces: [Piece]) {
    self.name = name
    self.pieces = pieces
  }

  package var cells: [Cell] {
    pieces.compactMap { piece in
      guard case .cell(let cell) = piece else { return nil }
      return cell
    }
  }

  /// Whether it was never recorded, although cells may have something to show.
  package var isUnrecorded: Bool {
    cells.allSatisfy { $0.output == nil && $0.figures.isEmpty }
      && cells.contains { !SpokenLines.of($0.code).isEmpty }
  }
}
