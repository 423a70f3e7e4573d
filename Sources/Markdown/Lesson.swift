import CLessons
package import Diagnostics

/// A lesson of `tutorial`: a notebook that is part of the program.
package struct Lesson: Sendable {
  package let number: Int
  /// What it is about, without its number.
  package let title: String
  package let notebook: Notebook

  /// A notebook whose first heading is `# 3 · What it is about`; the number is its place where the
  /// heading has none.
  package init(_ source: SourceText, place: Int) throws(Diagnostic) {
    notebook = try Notebook(source)
    let heading = notebook.title ?? ""
    let digits = heading.prefix { $0.isNumber }
    number = Int(digits) ?? place
    title = String(heading.dropFirst(digits.count).drop { " ·.:".contains($0) })
  }

  /// All lessons, in their order.
  package static let all: [Lesson] = texts.enumerated().compactMap { place, text in
    do throws(Diagnostic) { return try Lesson(SourceText(text), place: place + 1) } catch {
      return nil
    }
  }

  /// As they are in the program.
  package static var texts: [String] {
    let embedded = embedded_lessons()
    let bytes = UnsafeBufferPointer(start: embedded.start, count: Int(embedded.count))
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  package static func numbered(_ number: Int) -> Lesson? { all.first { $0.number == number } }

  // MARK: Step by step

  /// What is read before a cell, by its place from 0: the prose after the cell before it, with its
  /// marks. At the place after the last cell, what is read at the end.
  package func prose(before place: Int) -> Prose {
    var cells = 0
    var parts: [String] = []
    for piece in notebook.pieces {
      switch piece {
      case .prose(let text):
        if cells == place { parts.append(PlainProse.text(of: text, keepsMarks: true)) }
      case .cell: cells += 1
      }
    }
    return Prose(parts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  /// Prose before a cell. A heading `Solution` parts what is asked from what is shown once one has tried.
  package struct Prose: Equatable, Sendable {
    package let text: String
    package let solution: String?

    init(_ text: String) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard let start = lines.firstIndex(of: "# Solution") else {
        self.text = text
        solution = nil
        return
      }
      var question = lines[..<start]
      while question.last?.isEmpty == true { question.removeLast() }
      self.text = question.joined(separator: "\n")
      solution = lines[start...].joined(separator: "\n")
    }
  }

  /// The code of a cell, by its place from 0; `nil` after the last.
  package func code(at place: Int) -> String? {
    guard notebook.cells.indices.contains(place) else { return nil }
    return notebook.code(of: notebook.cells[place])
  }

  /// The whole lesson to be read: prose, and code set in.
  package var text: String {
    notebook.pieces.map { piece in
      switch piece {
      case .prose(let text): PlainProse.text(of: text, keepsMarks: true)
      case .cell(let cell): Self.indented(notebook.code(of: cell), by: "\t")
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Code as it stands among prose.
  package static func indented(_ code: String, by margin: String = "    ") -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : "\(margin)\($0)"
    }.joined(separator: "\n")
  }
}
