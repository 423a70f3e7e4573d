import Glibc
import Specification
import Tensors

/// The activations, one row each; formulas and constants are PyTorch's.
package enum Activations {
  package static let all = plain + rectifiers + smooth + rows

  private static let plain: [ActivationFormula] = [
    ActivationFormula(
      name: "identity", aliases: ["linear"], summary: "x, unchanged", formula: "z", derivative: "1",
      kernel: .identity,
      operation: { _ in nil }),
    ActivationFormula(
      name: "sigmoid", summary: "1 / (1 + e^-x): between 0 and 1", formula: "1/(1 + e^-z)",
      derivative: "a·(1 - a)",
      bounds: 0...1,
      kernel: .sigmoid,
      value: { x, _ in sigmoid(x) }, slope: { x, _ in sigmoid(x) * sigmoid(-x) }),
    ActivationFormula(
      name: "tanh", summary: "tanh x: between -1 and 1", formula: "tanh z", derivative: "1 - a²",
      bounds: -1...1,
      kernel: .tanh,
      value: { x, _ in tanh(x) }, slope: { x, _ in 1 / (cosh(x) * cosh(x)) }),
    ActivationFormula(
      name: "hard_sigmoid", summary: "x / 6 + 1/2, cut to 0..1", formula: "z/6 + 1/2, cut to 0..1",
      derivative: "1/6 where -3 < z < 3, else 0",
      bounds: 0...1,
      kinks: [-3, 3],
      kernel: .hardSigmoid, value: { x, _ in min(max(x / 6 + 0.5, 0), 1) },
      slope: { x, _ in abs(x) < 3 ? 1 / 6 : 0 }),
    ActivationFormula(
      name: "hard_tanh", summary: "x, cut to -1..1", formula: "z, cut to -1..1",
      derivative: "1 where -1 < z < 1, else 0",
      bounds: -1...1,
      kinks: [-1, 1], kernel: .hardTanh,
      value: { x, _ in min(max(x, -1), 1) }, slope: { x, _ in abs(x) < 1 ? 1 : 0 }),
    ActivationFormula(
      name: "softsign", summary: "x / (1 + |x|): between -1 and 1", formula: "z/(1 + |z|)",
      derivative: "1/(1 + |z|)²",
      bounds: -1...1,
      kernel: .softsign,
      slopeNeedsInput: true, value: { x, _ in x / (1 + abs(x)) },
      slope: { x, _ in 1 / ((1 + abs(x)) * (1 + abs(x))) }),
  ]

  private static let rectifiers: [ActivationFormula] = [
    ActivationFormula(
      name: "relu", summary: "x where it is positive, else 0", formula: "max(z, 0)",
      derivative: "1 where z > 0, else 0",
      isRectifier: true, kinks: [0],
      kernel: .relu, value: { x, _ in max(x, 0) }, slope: { x, _ in x > 0 ? 1 : 0 }),
    ActivationFormula(
      name: "relu6", summary: "x, cut to 0..6", formula: "z, cut to 0..6",
      derivative: "1 where 0 < z < 6, else 0",
      isRectifier: true, kinks: [0, 6], kernel: .relu6,
      value: { x, _ in min(max(x, 0), 6) }, slope: { x, _ in x > 0 && x < 6 ? 1 : 0 }),
    ActivationFormula(
      name: "leaky_relu", summary: "x where it is positive, else slope · x",
      formula: "z where z > 0, else slope·z", derivative: "1 where z > 0, else slope",
      parameters: [Choice.Parameter("slope", 0.01)], isRectifier: true, kinks: [0],
      kernel: .leakyReLU, value: leaky, slope: leakySlope),
    ActivationFormula(
      name: "prelu", summary: "x where it is positive, else x times one learnt slope",
      formula: "z where z > 0, else slope·z", derivative: "1 where z > 0, else slope",
      parameters: [Choice.Parameter("slope", 0.25)], isRectifier: true, kinks: [0],
      kernel: .leakyReLU, value: leaky, slope: leakySlope,
      operation: { PReLU(slope: $0.parameter) }),
    ActivationFormula(
      name: "rrelu",
      summary:
        "x where it is positive, else x times a random slope; the mean one when not training",
      formula: "z where z > 0, else slope·z", derivative: "1 where z > 0, else slope",
      parameters: [Choice.Parameter("lower", 1.0 / 8), Choice.Parameter("upper", 1.0 / 3)],
      parameter: { $0.reduce(0, +) / 2 }, isRectifier: true, kinks: [0], kernel: .leakyReLU,
      value: leaky, slope: leakySlope, operation: { RReLU($0) }),
  ]

  private static let smooth: [ActivationFormula] = [
    // Clevert, Unterthiner and Hochreiter, 2015.
    ActivationFormula(
      name: "elu", summary: "x where it is positive, else alpha · (e^x - 1)",
      formula: "z where z > 0, else alpha·(e^z - 1)", derivative: "1 where z > 0, else alpha·e^z",
      parameters: [Choice.Parameter("alpha", 1)], isRectifier: true, kinks: [0], kernel: .elu,
      slopeNeedsInput: true, value: { x, p in x > 0 ? x : p * expm1(x) },
      slope: { x, p in x > 0 ? 1 : p * exp(x) }),
    // Klambauer, Unterthiner, Mayr and Hochreiter, 2017.
    ActivationFormula(
      name: "selu", summary: "elu with 1.673 for alpha, times 1.051: keeps mean 0 and deviation 1",
      formula: "1.0507·z where z > 0, else 1.7581·(e^z - 1)",
      derivative: "1.0507 where z > 0, else 1.7581·e^z",
      kinks: [0], kernel: .selu, slopeNeedsInput: true,
      value: { x, _ in seluScale * (x > 0 ? x : seluAlpha * expm1(x)) },
      slope: { x, _ in seluScale * (x > 0 ? 1 : seluAlpha * exp(x)) }),
    // Hendrycks and Gimpel, 2016.
    ActivationFormula(
      name: "gelu", summary: "x times the share of a normal distribution below x",
      formula: "z·Φ(z)", derivative: "Φ(z) + z·φ(z)",
      isRectifier: true, kernel: .gelu, slopeNeedsInput: true,
      value: { x, _ in x * normalShare(x) },
      slope: { x, _ in normalShare(x) + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot() }),
    ActivationFormula(
      name: "silu", aliases: ["swish"], summary: "x · sigmoid(x)", formula: "z/(1 + e^-z)",
      derivative: "s·(1 + z·(1 - s)), s = 1/(1 + e^-z)",
      isRectifier: true,
      kernel: .silu, slopeNeedsInput: true, value: { x, _ in x * sigmoid(x) },
      slope: { x, _ in sigmoid(x) * (1 + x * sigmoid(-x)) }),
    // Misra, 2019.
    ActivationFormula(
      name: "mish", summary: "x · tanh(ln(1 + e^x))", formula: "z·tanh(ln(1 + e^z))",
      derivative: "t + z·(1 - t²)/(1 + e^-z), t = tanh(ln(1 + e^z))",
      isRectifier: true, kernel: .mish,
      slopeNeedsInput: true, value: { x, _ in x * tanh(softplus(x)) },
      slope: { x, _ in
        let t = tanh(softplus(x))
        return t + x * (1 - t * t) * sigmoid(x)
      }),
    ActivationFormula(
      name: "softplus", summary: "ln(1 + e^(beta · x)) / beta: a smooth relu",
      formula: "ln(1 + e^(beta·z))/beta", derivative: "1/(1 + e^(-beta·z))",
      parameters: [Choice.Parameter("beta", 1, in: 1e-6...1e6)], kernel: .softplus,
      slopeNeedsInput: true, value: { x, p in softplus(p * x) / p },
      slope: { x, p in sigmoid(p * x) }),
  ]

  private static let rows: [ActivationFormula] = [
    ActivationFormula(
      name: "softmax", summary: "e^x / Σ e^x along a row: probabilities of classes",
      formula: "e^z / Σ e^z", derivative: "∂a/∂z = a·(1 - a) at its own place, -a·a elsewhere",
      operation: { _ in Softmax() }),
    ActivationFormula(
      name: "hardmax",
      summary: "1 at the first largest of a row, else 0; cannot be trained through",
      formula: "1 at the largest z, else 0", derivative: "0",
      operation: { _ in Hardmax() }),
  ]

  package static func formula(named name: String) -> ActivationFormula? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The words a user can write, aliases among them.
  static let choices: [Choice] = all.flatMap { formula in
    ([formula.name] + formula.aliases).map {
      Choice($0, formula.summary, parameters: formula.parameters)
    }
  }
}

// What several formulas are made of.
extension Activations {
  private static let seluScale = 1.0507009873554804934193349852946
  private static let seluAlpha = 1.6732632423543772848170429916717

  /// 1 / (1 + e^-x).
  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// ln(1 + e^x).
  private static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

  /// The share of a normal distribution below x.
  private static func normalShare(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  private static let leaky: @Sendable (Double, Double) -> Double = { x, p in x > 0 ? x : p * x }
  private static let leakySlope: @Sendable (Double, Double) -> Double = { x, p in x > 0 ? 1 : p }
}

extension Activation {
  package static let identity = row("identity")
  package static let sigmoid = row("sigmoid")
  package static let tanh = row("tanh")
  package static let relu = row("relu")
  package static let gelu = row("gelu")
  package static let rrelu = row("rrelu")
  package static let softmax = row("softmax")
  package static let hardmax = row("hardmax")

  /// `prelu`, with what its slope is at first.
  static func prelu(slope: Double) -> Activation {
    Activation(row("prelu").formula, parameters: [slope])
  }

  private static func row(_ name: String) -> Activation {
    guard let formula = Activations.formula(named: name) else {
      preconditionFailure("the table of activations lacks \(name)")
    }
    return Activation(formula)
  }
}
