import Diagnostics
import Syntax

/// The numbered cells of a prompt: which ran, and running them again.
extension Interpreter {
  /// A text typed at the prompt that ran, as what it ran.
  package struct Cell: Sendable {
    package let number: Int
    package let text: String
  }

  /// A cell by its number, or an error that says which there are.
  func cell(_ number: Int) throws(Diagnostic) -> Cell {
    if let cell = cells.last(where: { $0.number == number }) { return cell }
    guard let first = cells.first, let last = cells.last else {
      throw Diagnostic(
        "cell.none", "there is no cell \(number) yet",
        hint: "the cells that were typed at this prompt before have numbers")
    }
    throw Diagnostic(
      "cell.unknown", "there is no cell \(number)",
      hint: "history shows them: \(first.number) to \(last.number)")
  }

  /// Has texts run as soon as the running statement, which has to stand alone, has succeeded.
  func runNext(_ texts: [String], for verb: String) throws(Diagnostic) {
    guard depth == 1, frames.isEmpty, includes.count <= 1 else {
      throw Diagnostic(
        "cell.place", "\(verb) stands on a line of its own, not inside another statement",
        hint: "write the statements themselves")
    }
    guard reruns < 10 else {
      throw Diagnostic("cell.depth", "the cells run each other without an end")
    }
    following = texts
  }
}
