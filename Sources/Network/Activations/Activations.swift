import Glibc
import Specification
import Tensors

/// The activations, one row each; formulas and constants are PyTorch's.
package enum Activations {
  package static let all: [ActivationFormula] = [
    ActivationFormula(
      name: "identity", aliases: ["linear"], summary: "x, unchanged", kernel: .identity),
    ActivationFormula(
      name: "sigmoid", summary: "1 / (1 + e^-x): between 0 and 1", kernel: .sigmoid,
      value: { x, _ in sigmoid(x) }, slope: { x, _ in sigmoid(x) * sigmoid(-x) }),
    ActivationFormula(
      name: "tanh", summary: "tanh x: between -1 and 1", kernel: .tanh,
      value: { x, _ in tanh(x) }, slope: { x, _ in 1 / (cosh(x) * cosh(x)) }),
    ActivationFormula(
      name: "relu", summary: "x where it is positive, else 0", isRectifier: true, kernel: .relu,
      value: { x, _ in max(x, 0) }, slope: { x, _ in x > 0 ? 1 : 0 }),
    ActivationFormula(
      name: "leaky_relu", summary: "x where it is positive, else slope · x",
      parameter: Choice.Parameter("slope", 0.01), isRectifier: true, kernel: .leakyReLU,
      value: { x, p in x > 0 ? x : p * x }, slope: { x, p in x > 0 ? 1 : p }),
    ActivationFormula(
      name: "softmax", summary: "e^x / Σ e^x along a row: probabilities of classes"),
  ]

  /// 1 / (1 + e^-x).
  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  package static func formula(named name: String) -> ActivationFormula? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The words a user can write, aliases among them.
  static let choices: [Choice] = all.flatMap { formula in
    ([formula.name] + formula.aliases).map {
      Choice($0, formula.summary, parameters: formula.parameter.map { [$0] } ?? [])
    }
  }
}

extension Activation {
  package static let identity = row("identity")
  package static let sigmoid = row("sigmoid")
  package static let tanh = row("tanh")
  package static let relu = row("relu")
  package static let softmax = row("softmax")

  private static func row(_ name: String) -> Activation {
    guard let formula = Activations.formula(named: name) else {
      preconditionFailure("the table of activations lacks \(name)")
    }
    return Activation(formula)
  }
}
