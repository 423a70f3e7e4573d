import Diagnostics
import Notebooks

/// Files that are Markdown notebooks, told by their ending.
enum NotebookFile {
  static func isNotebook(_ path: String) -> Bool { FileEnding.of(path)?.lowercased() == "md" }

  static func notebook(_ source: SourceText, _ path: String) throws(Diagnostic) -> Notebook {
    try Notebook(source, name: FileEnding.stem(of: path))
  }

  /// A file as a script: of a notebook, all its cells where they stand.
  static func script(_ source: SourceText, _ path: String) throws(Diagnostic) -> SourceText {
    isNotebook(path) ? try notebook(source, path).script : source
  }
}
