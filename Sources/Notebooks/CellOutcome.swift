import Diagnostics
package import Markdown
package import Session

extension Notebook {
  /// How a cell of a notebook ended: one that shows a mistake ends well with it, and badly without.
  package func ended(_ cell: NotebookCell, _ outcome: Outcome) -> Outcome {
    switch outcome {
    case .failed where cell.options.expectsError, .diverged where cell.options.expectsError:
      return .finished
    case .finished where cell.options.expectsError:
      return .failed(
        mistake(
          "error", "this cell was to fail, and did not", cell,
          hint: "take 'error' out of the comment above it"))
    case .diverged:
      return .failed(
        mistake(
          "diverged", "a loss that is not finite ended this cell", cell,
          hint: "write <!-- nn: error --> above it where that is meant"))
    default: return outcome
    }
  }

  private func mistake(
    _ id: String, _ message: String, _ cell: NotebookCell, hint: String
  ) -> Diagnostic {
    Diagnostic(
      "cell.\(id)", message, at: source.span(ofLine: cell.opening + 1), hint: hint, source: source)
  }
}
