import Datasets
import Network
import OrderedCollections
import Reports

/// Which network was trained or evaluated last, and on which rows.
struct Measured: Sendable {
  var network: String
  /// The rows that were evaluated; `nil` after a training.
  var part: Part?

  /// Where the numbers come from, as a title says it.
  var origin: String { part.map { "evaluate on the \($0.rawValue) rows" } ?? "train" }
}

/// What the measures of a network are called, and which way is better.
enum MeasureName {
  /// A measure without what says that it is of the validation rows.
  private static func plain(_ name: String) -> String {
    name.hasPrefix("val_") ? String(name.dropFirst(4)) : name
  }

  /// Whether a smaller value is a better one: of losses and errors, not of shares.
  static func isSmallerBetter(_ name: String) -> Bool { form(of: name) == .quantity }

  /// How a value reads.
  static func form(of name: String) -> Measure.Form {
    let isShare =
      Metrics.formula(named: plain(name))?.isShare ?? name.hasSuffix("accuracy")
    return isShare ? .ratio : .quantity
  }

  /// What is shown of a network unasked, in this order.
  static let common = ["loss", "accuracy", "r2", "val_loss", "val_accuracy"]

  /// What is compared unasked: the validation loss where one was watched.
  static func usual(among names: some Collection<String>) -> String {
    names.contains("val_loss") ? "val_loss" : "loss"
  }
}
