/// A page as a Jupyter notebook, format 4.5, with what its cells gave. What a hidden cell holds is
/// folded in Jupyter, not left out, since the cells after it may need it.
package struct JupyterNotebook {
  package let text: String
  package let missingPictures: [String]

  package init(_ page: Page, folder: String) {
    self.init(page, PagePictures(folder: folder))
  }

  init(_ page: Page, _ pictures: PagePictures) {
    var writer = Writer(pictures: pictures)
    let cells = page.pieces.map { writer.cell($0) }
    missingPictures = writer.missing
    text =
      JSON.fields([
        ("cells", .list(cells)),
        (
          "metadata",
          .fields([
            (
              "kernelspec",
              .fields([
                ("display_name", .text("Neurite")), ("language", .text("neurite")),
                ("name", .text("neurite")),
              ])
            ),
            (
              "language_info",
              .fields([
                ("file_extension", .text(".nn")), ("mimetype", .text("text/x-neurite")),
                ("name", .text("neurite")), ("pygments_lexer", .text("text")),
              ])
            ),
          ])
        ), ("nbformat", .whole(4)), ("nbformat_minor", .whole(5)),
      ]).text
  }

  /// Fields stand in alphabetical order, as Jupyter writes them, so that saving there changes nothing.
  private struct Writer {
    let pictures: PagePictures
    var missing: [String] = []
    private var names: Set<String> = []

    init(pictures: PagePictures) { self.pictures = pictures }

    mutating func cell(_ piece: Page.Piece) -> JSON {
      switch piece {
      case .prose(let prose):
        let text = Self.trimmed(prose)
        return .fields([
          ("cell_type", .text("markdown")), ("id", .text(name(0, text))),
          ("metadata", .fields([])), ("source", Self.lines(text)),
        ])
      case .cell(let cell):
        let code = Self.trimmed(cell.code)
        let outputs = outputs(of: cell)
        return .fields([
          ("cell_type", .text("code")),
          ("execution_count", cell.output == nil && outputs.isEmpty ? .none : .whole(cell.number)),
          ("id", .text(name(cell.number, code))), ("metadata", Self.metadata(of: cell)),
          ("outputs", .list(outputs)), ("source", Self.lines(code)),
        ])
      }
    }

    private static func metadata(of cell: Page.Cell) -> JSON {
      let isFolded: [(String, JSON)] =
        cell.isHidden ? [("jupyter", .fields([("source_hidden", .yes)]))] : []
      let tags: [(String, JSON)] =
        cell.isMistake ? [("tags", .list([.text("raises-exception")]))] : []
      return .fields(isFolded + tags)
    }

    private mutating func outputs(of cell: Page.Cell) -> [JSON] {
      var outputs: [JSON] = []
      if let lines = cell.output, !lines.isEmpty {
        outputs.append(
          .fields([
            ("name", .text("stdout")), ("output_type", .text("stream")),
            ("text", Self.lines(lines.joined(separator: "\n") + "\n")),
          ]))
      }
      return outputs + cell.figures.compactMap { output(of: $0) }
    }

    private mutating func output(of figure: Page.Figure) -> JSON? {
      guard let bytes = pictures.read(figure.path),
        let svg = String(validating: bytes, as: UTF8.self)
      else {
        missing.append(figure.path)
        return nil
      }
      return .fields([
        (
          "data",
          .fields([
            ("image/svg+xml", Self.lines(svg)), ("text/plain", Self.lines(figure.description)),
          ])
        ), ("metadata", .fields([])), ("output_type", .text("display_data")),
      ])
    }

    /// A text as its lines, each with its end.
    private static func lines(_ text: String) -> JSON {
      var lines: [JSON] = []
      var line = ""
      for scalar in text.unicodeScalars {
        line.unicodeScalars.append(scalar)
        if scalar == "\n" {
          lines.append(.text(line))
          line = ""
        }
      }
      if !line.isEmpty { lines.append(.text(line)) }
      return .list(lines)
    }

    private static func trimmed(_ text: String) -> String {
      var text = text[...]
      while text.first?.isNewline == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      return String(text)
    }

    /// A name that stays as long as the cell does: the hash FNV-1a of its number and text.
    private mutating func name(_ number: Int, _ text: String) -> String {
      var hash: UInt32 = 0x811C_9DC5
      for byte in "\(number)\n\(text)".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      while true {
        let digits = String(hash, radix: 16)
        let name = String(repeating: "0", count: 8 - digits.count) + digits
        if names.insert(name).inserted { return name }
        hash &+= 1
      }
    }
  }
}
