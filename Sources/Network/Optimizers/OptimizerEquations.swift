/// An optimizer's update as it is taught.
package struct OptimizerEquations: Sendable {
  /// What becomes of what, in order; g is the gradient, η the rate.
  package var rules: [String]
  /// The constants in them, with what they are.
  package var constants: [(name: String, value: Double)]
  /// What it keeps, by slot, under the names that stand in the rules.
  package var symbols: [String: String] = [:]

  /// - Parameter decay: λ, which adds λw to the gradient.
  init(
    _ rules: [String], _ constants: [(String, Double)], symbols: [String: String] = [:],
    decay: Double = 0
  ) {
    self.rules = (decay == 0 ? [] : ["g ← g + λ·w"]) + rules
    self.constants = constants.map { (name: $0.0, value: $0.1) }
    if decay != 0 { self.constants.append((name: "λ", value: decay)) }
    self.symbols = symbols
  }

  /// The running means of adam and its kin.
  static let moments = ["m ← β₁·m + (1 - β₁)·g", "v ← β₂·v + (1 - β₂)·g²"]
  static let momentSymbols = ["exp_avg": "m", "exp_avg_sq": "v"]
}
