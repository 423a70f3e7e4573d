package import Diagnostics
package import Specification
package import Tensors

/// How far a network's outputs are from the targets, and what gradient that gives.
package protocol Loss: Described {
  /// The form in which it reads targets.
  var targetForm: TargetForm { get }

  /// The last activation that it takes back, to compute from logits.
  var undoes: Activation? { get }

  /// Whether it is written in the targets' units, so that number targets are standardised for it.
  var hasUnits: Bool { get }

  /// The only output above which a row of two classes is taken for the second, where the loss does
  /// not start from a logit.
  var boundary: Float { get }

  /// The same loss for a network whose last activation is this one.
  func suited(to activation: Activation) -> any Loss

  /// Throws where the loss makes no sense for what a network gives.
  func check(_ fit: LossFit) throws(Diagnostic)

  /// Throws where the loss makes no sense for a target among these.
  func check(_ targets: Samples.Targets) throws(Diagnostic)

  /// Adds the batch's loss to the tally, and writes the gradient of its mean where one is wanted.
  func step(_ site: LossSite) -> Step

  /// How it is taught, for so many outputs.
  func equations(outputs: Int) -> LossEquations

  /// What it wants of each output, given the target's number for each: a class is 1 at its place.
  func wanted(_ targets: [Double]) -> [Double]

  /// The loss of each row and the gradient of their mean in plain arithmetic.
  func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double])
}

extension Loss {
  package var undoes: Activation? { nil }
  package var hasUnits: Bool { false }
  package var boundary: Float { 0.5 }

  package func wanted(_ targets: [Double]) -> [Double] { targets }
  package func suited(to activation: Activation) -> any Loss { self }
  package func check(_ targets: Samples.Targets) throws(Diagnostic) {}

  /// The name it is written with: `mse`.
  package var kind: String { Self.spec.name }

  /// The loss as the language writes it: `huber(2)`.
  package var written: String { Self.spec.written(self) }
}

/// How a loss reads targets.
package enum TargetForm: Hashable, Sendable {
  /// The class of each row, as an integer.
  case classes
  /// A number for each output; a class is 1 at its output and 0 elsewhere, or, with one output, itself.
  case numbers
}

/// What a network gives and what it is to learn.
package struct LossFit: Sendable {
  package var outputs: Int
  package var activation: Activation
  package var target: Target

  package init(outputs: Int, activation: Activation, target: Target) {
    self.outputs = outputs
    self.activation = activation
    self.target = target
  }
}

/// The catalog of losses.
package enum Losses {
  package static let all: [Kind<any Loss>] = [
    Kind(MeanSquaredError.self), Kind(MeanAbsoluteError.self), Kind(Huber.self),
    Kind(LogCosh.self), Kind(BinaryCrossEntropy.self), Kind(CrossEntropy.self), Kind(Focal.self),
    Kind(Hinge.self), Kind(SquaredHinge.self), Kind(KullbackLeibler.self), Kind(Poisson.self),
    Kind(CosineDistance.self),
  ]

  /// The loss that goes with an output activation where none is named.
  package static func natural(for activation: Activation) -> any Loss {
    switch activation {
    case .softmax: CrossEntropy()
    case .sigmoid: BinaryCrossEntropy()
    default: MeanSquaredError()
    }
  }
}

extension Kind where Product == any Loss {
  package init<Type: Loss>(_ type: Type.Type) { self.init(type) { $0 } }
}
