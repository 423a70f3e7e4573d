/// A number with its name: a loss, a metric, a probability.
package struct Measure: Sendable, Equatable {
  /// How the value reads.
  package enum Form: Sendable {
    /// Any size, in units of its own: `0.0521`, `12.35`, `5.21e-5`.
    case quantity
    /// A share of one, three decimals: `0.983`.
    case ratio
  }

  package var name: String
  package var value: Double
  package var form: Form

  package init(_ name: String, _ value: Double, as form: Form = .quantity) {
    self.name = name
    self.value = value
    self.form = form
  }

  /// The value as a reader sees it.
  package var valueText: String {
    switch form {
    case .quantity: NumberText.quantity(value)
    case .ratio: NumberText.ratio(value)
    }
  }
}
