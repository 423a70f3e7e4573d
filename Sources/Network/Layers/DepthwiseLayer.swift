package import Diagnostics
package import Specification
import Tensors

/// `layer depthwise relu`: a filter of its own for each channel; weight [channels · multiplier, 1, height,
/// width], bias [channels · multiplier]. Source: Howard and others, 2017, “MobileNets”.
package struct DepthwiseLayer: Layer {
  package var activation = Activation.identity
  package var kernel = WindowExtent(3, 3)
  package var stride = 1
  package var padding = WindowPadding.valid
  package var dilation = 1
  package var multiplier = 1
  package var hasBias = true
  package var initialiser = Initialiser.auto

  package init() {}

  package static let spec = Spec<DepthwiseLayer>(
    "depthwise", "Moves a filter of its own over each channel of an image or sequence.",
    [
      .positional(\.activation, "activation", "Applied to each output.", required: false),
      .option(\.kernel, "kernel", "The size of a filter; its height and width in a list."),
      .option(
        \.stride, "stride", "Pixels from one window to the next.", placeholder: "S",
        rule: .atLeast(1)),
      .option(\.padding, "padding", "What lies around the image."),
      .option(
        \.dilation, "dilation", "Pixels from one input of a window to the next.",
        placeholder: "D", rule: .atLeast(1)),
      .option(
        \.multiplier, "multiplier", "Filters of each channel.", placeholder: "M", rule: .atLeast(1)),
      .option(\.hasBias, "bias", "Whether a learnt number is added to each channel."),
      .option(\.initialiser, "init", "What the weights are at first."),
    ],
    examples: [
      "layer dense 64", "layer reshape 4 4 4", "layer depthwise relu",
      "layer depthwise padding same multiplier 2",
    ])

  /// It is a convolution whose channels do not see each other.
  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.imageOrSequence(input)
    let channels = graph.shape(of: input).extents.last ?? 1
    let (filters, overflow) = channels.multipliedReportingOverflow(by: multiplier)
    guard !overflow else {
      throw Diagnostic(
        "shape.size", "'\(graph.layerName)' has more filters than can be counted",
        argument: "multiplier", hint: "choose a smaller multiplier")
    }
    var layer = ConvLayer()
    (layer.filters, layer.groups, layer.activation) = (filters, channels, activation)
    (layer.kernel, layer.stride, layer.padding) = (kernel, stride, padding)
    (layer.dilation, layer.hasBias, layer.initialiser) = (dilation, hasBias, initialiser)
    return try layer.build(in: &graph, on: input)
  }
}
