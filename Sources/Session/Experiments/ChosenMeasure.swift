import Diagnostics
import Network
import Specification

/// A measure that a user chooses by its name: `loss`, `val_accuracy`, `f1`.
struct ChosenMeasure: ArgumentValue, Hashable {
  let name: String

  /// Every measure there can be, with what it is.
  static let all: [(name: String, summary: String)] =
    [
      ("loss", "the loss of the last train or evaluate"),
      ("val_loss", "the validation loss of train"),
      ("val_accuracy", "the validation accuracy of train"),
    ] + Metrics.all.map { ($0.name, $0.summary) } + [("seconds", "how long the training took")]

  static var form: ArgumentForm { .anyWord }
  static var placeholder: String { "METRIC" }
  static var noun: String { "the name of a measure" }

  init?(_ literal: Literal) {
    guard let word = literal.characters else { return nil }
    name = word
  }

  var written: String { name }

  /// Throws where no measure is called so.
  func check() throws(Diagnostic) {
    let names = Self.all.map(\.name)
    guard !names.contains(name) else { return }
    throw Diagnostic(
      "measure.unknown", "no measure is called '\(name)'", argument: "by",
      hint: "help metrics tells which there are", correction: .nearest(to: name, among: names))
  }
}
