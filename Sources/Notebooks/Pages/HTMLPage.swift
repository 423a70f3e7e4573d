package import Diagnostics
package import Session

/// A notebook as one HTML file that needs no other and runs nothing.
package struct HTMLPage {
  package let text: String
  /// Paths of pictures that the notebook names and that are not there.
  package let missingPictures: [String]

  /// - Parameters:
  ///   - folder: where the notebook is, and with it its pictures.
  ///   - files: what links lead to instead, by the paths in the notebook: the pages of notebooks
  ///     that are written along with it.
  /// - Throws: where Markdown cannot be read.
  package init(
    _ page: Page, folder: String, files: [String: String] = [:], session: Session
  ) throws(Diagnostic) {
    try self.init(page, PagePictures(folder: folder), session, files: files)
  }

  init(
    _ page: Page, _ pictures: PagePictures, _ session: Session, files: [String: String] = [:]
  ) throws(Diagnostic) {
    let cells = page.cells
    let colours = PrintedColours.of(cells.map(\.code), in: session)
    let document = try MarkdownReader.read(Self.markdown(of: page))
    var writer = MarkdownHTML(pictures: pictures, files: files) { info, pictures in
      guard let index = Self.cell(markedBy: info), index < cells.count else { return nil }
      return CellHTML.html(cells[index], colours[index], &pictures)
    }
    let body = writer.html(document)
    missingPictures = writer.pictures.missing
    text = Self.page(title: document.title ?? page.name, body)
  }

  private static func page(title: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Neurite">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(PageStyle.text)</style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }

  // MARK: Cells in the text

  /// A control character that no text is written with.
  private static let mark: Character = "\u{2}"

  /// The prose in one piece, so that a link may be explained anywhere in it, with a mark for each
  /// cell.
  private static func markdown(of page: Page) -> String {
    var text = ""
    var index = 0
    for piece in page.pieces {
      switch piece {
      case .prose(let prose): text += prose.filter { $0 != mark } + "\n\n"
      case .cell:
        text += "```\(mark)\(index)\n```\n\n"
        index += 1
      }
    }
    return text
  }

  private static func cell(markedBy info: String) -> Int? {
    info.first == mark ? Int(info.dropFirst()) : nil
  }
}

extension MarkdownNode {
  /// The first heading.
  fileprivate var title: String? {
    for node in children {
      if case .heading = node.kind { return node.plainText }
    }
    return nil
  }
}
