package import Tensors

/// A named tensor of a network: what it is, not the numbers in it.
package struct Parameter: Hashable, Sendable {
  /// `dense1.weight`, as in PyTorch.
  package var name: String
  package var shape: Shape
  /// What it is filled with at first.
  package var initialiser: Initialiser
  /// How many numbers flow into, and out of, each of its units.
  package var fan: Fan
  /// What its numbers add to the loss of a training; `nil` for nothing.
  package var penalty: Penalty?
  /// Whether the optimizer moves it; statistics of what flows by are kept by operations themselves.
  package var learns = true

  /// Whether its first numbers are a user's choice: those of normalisations and biases are not.
  var isDrawn: Bool { shape.rank > 1 && initialiser.formula.name != "constant" }

  package struct Fan: Hashable, Sendable {
    package var inputs: Int
    package var outputs: Int

    package init(inputs: Int, outputs: Int) {
      self.inputs = inputs
      self.outputs = outputs
    }
  }

  package init(
    name: String, shape: Shape, initialiser: Initialiser, fan: Fan, penalty: Penalty? = nil,
    learns: Bool = true
  ) {
    self.name = name
    self.shape = shape
    self.initialiser = initialiser
    self.fan = fan
    self.penalty = penalty
    self.learns = learns
  }
}
