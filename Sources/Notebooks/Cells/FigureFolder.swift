package import Diagnostics
import Glibc
import Rendering
package import Reports
import Session

/// The folder beside a notebook that holds its figures as SVG: `lesson.assets/3.svg`.
package struct FigureFolder: Sendable {
  package let path: String

  /// The folder of a notebook, given its file.
  package init(of file: String) {
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    path = stem + ".assets"
  }

  /// Writes figures under their numbers from 1, takes away those of an earlier recording, and the folder
  /// where it is empty. What is not a numbered SVG stays.
  package func write(_ figures: [Figure]) throws(Diagnostic) {
    if !figures.isEmpty, mkdir(path, 0o777) != 0, errno != EEXIST {
      throw Diagnostic(
        "notebook.figures", "cannot make the folder '\(path)' for the figures",
        hint: String(cString: strerror(errno)).lowercased())
    }
    for (place, figure) in figures.enumerated() {
      let text = SVGRenderer().text(of: figure)
      let file = "\(path)/\(place + 1).svg"
      if (try? TextFile.read(file).text) != text { try TextFile.write(text, to: file) }
    }
    for name in TextFile.names(in: path) where isStale(name, figures.count) {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  private func isStale(_ name: String, _ count: Int) -> Bool {
    guard name.hasSuffix(".svg"), let number = Int(name.dropLast(4)) else { return false }
    return !(1...max(count, 1)).contains(number) || count == 0
  }

  /// The figures that a notebook shows and that are not there.
  package func missing(of notebook: Notebook) -> [String] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return notebook.cells.flatMap(\.figures).map { figure in
      (folder.map { String($0) } + [figure.path]).joined(separator: "/")
    }.filter { access($0, R_OK) != 0 }
  }
}
