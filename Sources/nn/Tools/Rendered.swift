import Diagnostics
import Notebooks
import Reports
import Session

/// What a page became, and what its writer should know.
struct Rendered {
  private(set) var text = ""
  private(set) var warnings: [Warning] = []

  init(
    _ page: Page, as target: RenderTool.Target, of file: String, along files: [String],
    session: Session
  ) throws(Diagnostic) {
    if page.isUnrecorded {
      warnings.append(Warning("'\(file)' has no recorded output", hint: "nn record \(file)"))
    }
    let folder = FileEnding.folder(of: file)
    switch target {
    case .html:
      let html = try HTMLPage(
        page, folder: folder, files: Self.pages(of: files, in: folder), session: session)
      text = html.text
      warn(ofMissing: html.missingPictures, file)
    case .ipynb:
      let notebook = JupyterNotebook(page, folder: folder)
      text = notebook.text
      warn(ofMissing: notebook.missingPictures, file)
    case .nn:
      let script = ScriptText(page)
      text = script.text
      guard !script.openCells.isEmpty else { break }
      let cells = script.openCells.map(String.init).joined(separator: ", ")
      warnings.append(
        Warning(
          "of the output of cell \(cells) it is not known which statement gave what; it stands as '...'",
          hint: "nn record writes it under each statement"))
    }
  }

  /// The names of the pages of files in a folder, by the files' own.
  private static func pages(of files: [String], in folder: String) -> [String: String] {
    var pages: [String: String] = [:]
    for file in files where FileEnding.folder(of: file) == folder {
      let name = String(file.split(separator: "/").last ?? "")
      pages[name] = FileEnding.replaced(in: name, by: "html")
    }
    return pages
  }

  private mutating func warn(ofMissing pictures: [String], _ file: String) {
    for picture in pictures {
      warnings.append(
        Warning("'\(file)' shows '\(picture)', which is no picture that can be read"))
    }
  }
}
