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

  /// Throws where the loss makes no sense for what a network gives.
  func check(_ fit: LossFit) throws(Diagnostic)

  /// Adds the batch's loss to the tally, and writes the gradient of its mean where one is wanted.
  func step(_ site: LossSite) -> Step

  /// The loss of each row and the gradient of their mean in plain arithmetic.
  func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double])
}

extension Loss {
  package var undoes: Activation? { nil }
  package var hasUnits: Bool { false }

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

/// Where a loss works.
package struct LossSite {
  /// Outputs, or logits where the loss takes the last activation back.
  package var outputs: Rows
  /// Where the gradient goes; `nil` when only the loss is wanted.
  package var gradient: Rows?
  /// A class for each row, or a number for each output: the form the loss asked for.
  package var classes: UnsafeMutablePointer<Int32>
  package var numbers: Rows
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
    Kind(MeanSquaredError.self), Kind(BinaryCrossEntropy.self), Kind(CrossEntropy.self),
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
