package import Tensors

/// What a network computed for some rows, number by number: the engine's own buffers, copied.
package struct NetworkTrace: Sendable {
  /// One operation: what it was given and gave, row after row.
  package struct Stage: Sendable {
    package let operation: any Operation
    /// The name of the layer that it belongs to, also of one inside another.
    package let layerName: String
    /// What it works on, z of an activation, and what it gives.
    package let input: [Float]
    package let output: [Float]
    /// The steps of a row that it works on one by one; 1 for what is no sequence.
    package let steps: Int
    /// The numbers of a row.
    package let inputWidth: Int
    package let outputWidth: Int
    /// The places of its tensors.
    package let parameters: [Int]
    /// Whether the loss is taken of what comes before it, and not of what it gives.
    package let isAfterLoss: Bool
    /// The gradients of the loss with respect to its input and output; `nil` where nothing learns from
    /// them, and where nothing was learnt.
    package internal(set) var inputGradient: [Float]?
    package internal(set) var outputGradient: [Float]?
    /// Whether the stage after it reads what it gives, and nothing else does.
    package internal(set) var isReadByNextAlone = false
    /// By how much each output grows with its input, where each output is of one input alone.
    package internal(set) var slopes: [Float]?

    /// The activation that it computes.
    package var activation: Activation? { (operation as? any ActivationOperation)?.activation }
    package var isDropout: Bool { operation is Dropout }
    /// Whether it is z = w·x + b, once for a row.
    package var isProduct: Bool { operation is MatrixProduct && steps == 1 }
  }

  package let rows: Int
  package let inputs: [Float]
  package let stages: [Stage]
  /// What the whole network gives, after its last activation.
  package let outputs: [Float]

  /// What a learning step adds to it.
  package struct Learning: Sendable {
    /// The mean over the rows of the loss whose gradient is followed, and of the one that is told, in the
    /// data's own units; without what weights add.
    package let loss: Double
    package let ownLoss: Double
    /// What the layers' l1 and l2 add to the loss.
    package let penalty: Double
    /// The gradient of the loss for each tensor, and what l1 and l2 add to it, in the order of
    /// `tensorNames`; zeros for frozen tensors.
    package let gradients: [Tensor]
    package let penalties: [Tensor]
    /// Whether the loss takes the last activation back: its gradient is that of the logits.
    package let isOfLogits: Bool
  }

  package let learning: Learning?
}
