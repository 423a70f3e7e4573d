package import Diagnostics
package import Specification
import Tensors

/// `layer batchnorm`: each channel or feature with the mean and the spread of the batch taken out. Tensors
/// as in PyTorch: weight, bias, running_mean, running_var [channels].
package struct BatchNormLayer: Layer {
  package var momentum = 0.1
  package var epsilon = 1e-5

  package init() {}

  package static let spec = Spec<BatchNormLayer>(
    "batchnorm",
    "Brings each channel or feature to a mean of 0 and a spread of 1 over the batch, and then to learnt ones.",
    [
      .option(
        \.momentum, "momentum", "Share of a batch's mean and variance in the running ones.",
        rule: .within(0...1)),
      .option(\.epsilon, "epsilon", "Added to the variance.", rule: .above(0)),
    ],
    examples: ["layer dense 8", "layer batchnorm", "layer batchnorm momentum 0.01"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = graph.shape(of: input).rank == 3 ? try graph.image(input) : input
    let channels = graph.shape(of: input).extents.last ?? 1
    let fan = Parameter.Fan(inputs: channels, outputs: channels)
    var places: [Int] = []
    for (name, start) in [("weight", Initialiser.constant(1)), ("bias", .zeros)] {
      places.append(try graph.parameter(name, extents: [channels], initialiser: start, fan: fan))
    }
    for (name, start) in [("running_mean", Initialiser.zeros), ("running_var", .constant(1))] {
      places.append(
        try graph.parameter(
          name, extents: [channels], initialiser: start, fan: fan, learns: false))
    }
    return try graph.apply(
      BatchNorm(momentum: momentum, epsilon: epsilon), to: [input], parameters: places)
  }
}
