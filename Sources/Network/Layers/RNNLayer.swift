package import Specification
package import Tensors

/// `layer rnn 32`: h ← tanh(x · W_ihᵀ + b_ih + h · W_hhᵀ + b_hh). Source: PyTorch, RNN; Elman, 1990.
package struct RNNLayer: RecurrentLayer {
  package var units = 1
  package var curve = Curve.tanh
  package var givesSequence = false
  package var isBidirectional = false
  package var hasBias = true
  package var initialiser = Initialiser.auto

  /// What the state goes through at each step.
  package enum Curve: String, WordValue {
    case tanh
    case relu

    package var summary: String {
      switch self {
      case .tanh: "keeps the state between -1 and 1"
      case .relu: "keeps what is positive"
      }
    }
  }

  package init() {}

  package static let spec = Spec<RNNLayer>(
    "rnn", "Goes through a sequence with a state, the plain way.",
    [
      unitsArgument,
      .positional(\.curve, "activation", "Applied to the state at each step.", required: false),
    ] + recurrentArguments,
    examples: ["layer reshape 2 2", "layer rnn 8 sequence on", "layer rnn 8 relu"])

  package var cell: RecurrentCell { curve == .tanh ? .rnn : .rectifiedRNN }
}
