import Diagnostics
import Notebooks

/// Files that are Markdown notebooks, told by their ending.
enum NotebookFile {
  static func isNotebook(_ path: String) -> Bool { path.lowercased().hasSuffix(".md") }

  static func notebook(_ source: SourceText, _ path: String) throws(Diagnostic) -> Notebook {
    let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    return try Notebook(source, name: name)
  }

  /// A file as a script: of a notebook, all its cells where they stand.
  static func script(_ source: SourceText, _ path: String) throws(Diagnostic) -> SourceText {
    isNotebook(path) ? try notebook(source, path).script : source
  }
}
