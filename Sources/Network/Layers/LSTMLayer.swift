package import Specification
package import Tensors

/// `layer lstm 32`: long short-term memory. Source: Hochreiter and Schmidhuber, 1997.
package struct LSTMLayer: RecurrentLayer {
  package var units = 1
  package var givesSequence = false
  package var isBidirectional = false
  package var hasBias = true
  package var initialiser = Initialiser.auto

  package init() {}

  package static let spec = Spec<LSTMLayer>(
    "lstm", "Goes through a sequence with a state and a memory, by long short-term memory.",
    [unitsArgument] + recurrentArguments,
    examples: [
      "layer reshape 2 2", "layer lstm 8 sequence on", "layer lstm 8 bidirectional on",
    ])

  package var cell: RecurrentCell { .lstm }
}
