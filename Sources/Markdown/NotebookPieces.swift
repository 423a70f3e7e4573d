import Diagnostics

extension Notebook {
  /// What a notebook is made of, in order.
  package enum Piece: Sendable {
    /// Markdown between cells: without their options and what they gave.
    case prose(String)
    case cell(NotebookCell)
  }

  package var pieces: [Piece] {
    var pieces: [Piece] = []
    var line = 1
    for cell in cells {
      pieces.append(.prose(prose(from: line, to: cell.opening - 1)))
      pieces.append(.cell(cell))
      line = cell.lastLine + 1
    }
    pieces.append(.prose(prose(from: line, to: source.lineCount)))
    return pieces.filter { piece in
      guard case .prose(let text) = piece else { return true }
      return text.contains { !$0.isWhitespace }
    }
  }

  private func prose(from first: Int, to last: Int) -> String {
    guard first <= last else { return "" }
    let lines = (first...last).map { source[source.span(ofLine: $0)] }
    return lines.filter { !Self.isOptions($0) }.joined(separator: "\n")
  }

  private static func isOptions(_ line: String) -> Bool {
    let text = line.drop { $0.isWhitespace || $0 == ">" }
    return text.hasPrefix("<!--")
      && text.dropFirst(4).drop(while: \.isWhitespace).hasPrefix("nn:")
  }

  /// The first heading, without its marks.
  package var title: String? {
    for case .prose(let text) in pieces {
      for line in text.split(separator: "\n") {
        let marks = line.prefix { $0 == "#" }.count
        guard (1...6).contains(marks), line.dropFirst(marks).first == " " else { continue }
        return PlainProse.inline(String(line.dropFirst(marks + 1)))
      }
    }
    return nil
  }
}
