package import Specification
package import Tensors

/// One row of the table of activations.
package struct ActivationFormula: Sendable {
  package let name: String
  package var aliases: [String] = []
  package let summary: String
  /// The parameter it takes in brackets.
  package var parameter: Choice.Parameter?
  /// Whether `auto` initialises the weights before it with he_normal.
  package var isRectifier = false
  /// The fast form; `nil` where each output depends on the whole row.
  package var kernel: ElementwiseKernel?
  /// f(x) and f′(x) in plain arithmetic, given x and the parameter.
  package var value: @Sendable (Double, Double) -> Double = { x, _ in x }
  package var slope: @Sendable (Double, Double) -> Double = { _, _ in 1 }
}

extension ActivationFormula: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
