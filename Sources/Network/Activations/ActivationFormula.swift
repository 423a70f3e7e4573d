package import Specification
package import Tensors

/// One row of the table of activations.
package struct ActivationFormula: Sendable {
  package let name: String
  package var aliases: [String] = []
  package let summary: String
  /// a = f(z) and f′(z) as they are taught; what depends on a as well is shorter by it.
  package let formula: String
  package let derivative: String
  /// Between which it gives values, where both bounds make it flat: near them little is learnt.
  package var bounds: ClosedRange<Double>?
  /// What it takes in brackets.
  package var parameters: [Choice.Parameter] = []
  /// The number of the formula, from what stands in the brackets.
  package var parameter: @Sendable ([Double]) -> Double = { $0.first ?? 0 }
  /// Whether `auto` initialises the weights before it with he_normal: it passes what is positive, or
  /// nearly so, and little of the rest.
  package var isRectifier = false
  /// Where f′ jumps.
  package var kinks: [Double] = []
  /// The fast form; `nil` where each output depends on the whole row.
  package var kernel: ElementwiseKernel?
  /// Whether the fast form computes f′ from x; else from f(x), as it can where a product has put f(x)
  /// in place of x.
  package var slopeNeedsInput = false
  /// f(x) and f′(x) in plain arithmetic, given x and the parameter.
  package var value: @Sendable (Double, Double) -> Double = { x, _ in x }
  package var slope: @Sendable (Double, Double) -> Double = { _, _ in 1 }
  /// What a graph computes it with; `nil` where nothing is to be done.
  package var operation: @Sendable (Activation) -> (any Operation)? = { Activate($0) }
}

extension ActivationFormula: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
