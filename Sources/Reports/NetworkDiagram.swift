/// A network as it is built: its layers in order, with shapes and numbers of parameters, and in a
/// small one every unit and weight.
package struct NetworkDiagram: Sendable, Equatable {
  package struct Layer: Sendable, Equatable {
    /// `dense1`; the inputs are `input`.
    package var name: String
    /// What it does: `dense 4 relu`; for the inputs the data's name.
    package var summary: String
    /// The shape of its output, without the batch: `4`, `28×28`.
    package var shape: String
    /// Numbers in its output.
    package var units: Int
    package var parameters: Int
    /// The weights into its units, unit after unit, one for each unit of the layer before; empty where
    /// the layer has none or the network is too large to draw them.
    package var weights: [Float]
    /// In how many other layers it stands, which come before it.
    package var depth: Int
    /// Whether a branch of the layer it stands in begins with it.
    package var beginsBranch: Bool

    package init(
      _ name: String, _ summary: String, shape: String, units: Int, parameters: Int = 0,
      weights: [Float] = [], depth: Int = 0, beginsBranch: Bool = false
    ) {
      self.name = name
      self.summary = summary
      self.shape = shape
      self.units = units
      self.parameters = parameters
      self.weights = weights
      self.depth = depth
      self.beginsBranch = beginsBranch
    }
  }

  package var title: String
  /// From the inputs to the outputs.
  package var layers: [Layer]

  package init(_ title: String, layers: [Layer]) {
    self.title = title
    self.layers = layers
  }
}
