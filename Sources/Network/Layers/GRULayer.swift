package import Specification
package import Tensors

/// `layer gru 32`: gated recurrent units. Source: Cho and others, 2014.
package struct GRULayer: RecurrentLayer {
  package var units = 1
  package var givesSequence = false
  package var isBidirectional = false
  package var hasBias = true
  package var initialiser = Initialiser.auto

  package init() {}

  package static let spec = Spec<GRULayer>(
    "gru", "Goes through a sequence with a state, by gated recurrent units.",
    [unitsArgument] + recurrentArguments,
    examples: [
      "layer reshape 2 2", "layer gru 8 sequence on", "layer gru 8 bidirectional on",
    ])

  package var cell: RecurrentCell { .gru }
}
