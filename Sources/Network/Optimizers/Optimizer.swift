package import Diagnostics
package import Specification

/// How weights follow from their gradients.
package protocol Optimizer: Described {
  /// Its rate where none is written.
  static var defaultRate: Double { get }
  /// The rate as written; `nil` for the default.
  var rate: Double? { get set }
  /// λ, added as λw to the gradient unless the optimizer says otherwise.
  var weightDecay: Double { get set }

  /// The names of what it keeps for each weight, as PyTorch calls them.
  var slots: [String] { get }
  /// What the numbers of a slot are at first.
  func firstValue(of slot: String, rate: Double) -> Float
  /// What it keeps besides, as it is at first.
  var firstNumbers: [Double] { get }
  /// How many buffers as long as the parameters it works in; they are not kept between steps.
  var workspace: Int { get }
  /// Whether each step has to see all rows.
  var needsAllRows: Bool { get }
  /// Whether what it keeps still holds when layers came or went.
  var outlivesLayers: Bool { get }

  /// How it is taught.
  var equations: OptimizerEquations { get }

  /// Throws where options contradict each other.
  func check() throws(Diagnostic)

  /// Moves the weights one step; `numbers` are those it keeps besides its slots.
  func update(_ site: UpdateSite, numbers: inout [Double], rate: Double)
}

extension Optimizer {
  /// The name it is written with: `adam`.
  package var kind: String { Self.spec.name }

  /// The optimizer as the language writes it: `sgd rate 0.1`.
  package var written: String { Self.spec.written(self) }

  package func firstValue(of slot: String, rate: Double) -> Float { 0 }
  package var firstNumbers: [Double] { [] }
  package var workspace: Int { 0 }
  package var needsAllRows: Bool { false }
  package var outlivesLayers: Bool { true }

  package func check() throws(Diagnostic) {}

  /// The rate that is used where `train` names none.
  package var baseRate: Double { rate ?? Self.defaultRate }
}

/// The catalog of optimizers.
package enum Optimizers {
  package static let all: [Kind<any Optimizer>] = [
    Kind(SGD.self), Kind(Adagrad.self), Kind(Adadelta.self), Kind(RMSprop.self), Kind(Adam.self),
    Kind(AdamW.self), Kind(Adamax.self), Kind(NAdam.self), Kind(AMSGrad.self), Kind(RAdam.self),
    Kind(Rprop.self), Kind(Lion.self), Kind(LBFGS.self),
  ]
}

extension Kind where Product == any Optimizer {
  package init<Type: Optimizer>(_ type: Type.Type) { self.init(type) { $0 } }
}

// Options that many optimizers have.
extension Argument where Root: Optimizer {
  static var rate: Self {
    .option(
      \.rate, "rate", "Length of a step; \(Root.defaultRate.written) where it is left out.",
      rule: Rule<Double>.above(0).ifPresent)
  }

  static var weightDecay: Self {
    .option(
      \.weightDecay, "weight_decay", "Times the weight, added to its gradient.", rule: .atLeast(0))
  }

  static var decoupledWeightDecay: Self {
    .option(
      \.weightDecay, "weight_decay",
      "Share of the weight, times the rate, that each step takes off it.", rule: .atLeast(0))
  }

  /// Shares of two running means.
  static func decays(
    _ first: any Path<Double>, _ second: any Path<Double>, second what: String = "the mean square"
  ) -> [Self] {
    [
      .option(first, "beta1", "Share of the mean gradient that is kept.", rule: .within(0..<1)),
      .option(second, "beta2", "Share of \(what) that is kept.", rule: .within(0..<1)),
    ]
  }

  static func epsilon(
    _ path: any Path<Double>, _ summary: String = "Added to the divisor."
  ) -> Self {
    .option(path, "epsilon", summary, rule: .atLeast(0))
  }
}
