package import Diagnostics
package import Specification
import Tensors

/// `layer conv 32 relu`: filters that move over an image, or along a sequence; weight [filters,
/// channels ÷ groups, height, width], bias [filters].
package struct ConvLayer: WeightedLayer {
  package var filters = 1
  package var activation = Activation.identity
  package var kernel = WindowExtent(3, 3)
  package var stride = 1
  package var padding = WindowPadding.valid
  package var dilation = 1
  package var groups = 1
  package var hasBias = true
  package var initialiser = Initialiser.auto
  package var l1 = 0.0
  package var l2 = 0.0

  package init() {}

  package static let spec = Spec<ConvLayer>(
    "conv", "Moves filters over an image or sequence; each gives a channel of the output.",
    [
      .positional(\.filters, "filters", "How many there are.", rule: .atLeast(1)),
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
        \.groups, "groups", "Parts of the channels that do not see each other.",
        placeholder: "G", rule: .atLeast(1)),
    ] + weightArguments(of: "channel"),
    examples: [
      "layer dense 64", "layer reshape 1 8 8", "layer conv 8 relu",
      "layer conv 16 relu kernel 3 padding same",
    ])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.imageOrSequence(input)
    let shape = graph.shape(of: input)
    let channels = shape.extents.last ?? 1
    try checkGroups(channels, graph.layerName)
    let window = Window(
      height: kernel.height, width: kernel.width, stride: stride, padding: padding,
      dilation: dilation)
    guard window.axes(on: shape) != nil else { throw misfit(shape, graph.layerName) }
    let extents = shape.rank == 2 ? [kernel.width] : [kernel.height, kernel.width]
    let area = Double(kernel.height) * Double(kernel.width)
    let fan = Parameter.Fan(
      inputs: Int(min(Double(channels / groups) * area, 0x1p40)),
      outputs: Int(min(Double(filters) * area, 0x1p40)))
    let places = try declareTensors(
      in: &graph, extents: [filters, channels / groups] + extents, fan: fan, before: activation,
      about: "filters")
    let value = try graph.apply(
      Convolution(filters: filters, window: window, groups: groups, hasBias: hasBias),
      to: [input], parameters: places)
    return try graph.activate(value, with: activation)
  }

  private func checkGroups(_ channels: Int, _ name: String) throws(Diagnostic) {
    guard channels.isMultiple(of: groups), filters.isMultiple(of: groups) else {
      let common = (1...min(groups, channels)).last {
        channels.isMultiple(of: $0) && filters.isMultiple(of: $0)
      }
      throw Diagnostic(
        "shape.groups",
        "'\(name)' cannot part \(channels) channels and \(filters) filters into \(groups) groups",
        argument: "groups", hint: "write 'groups \(common ?? 1)'")
    }
  }

  private func misfit(_ shape: Shape, _ name: String) -> Diagnostic {
    let least = shape.rank == 2 ? shape.extents[0] : min(shape.extents[0], shape.extents[1])
    let (size, given) =
      shape.rank == 2
      ? ("\(kernel.width) steps", "\(shape.extents[0])")
      : ("\(kernel.height) × \(kernel.width) pixels", "\(shape.extents[0]) × \(shape.extents[1])")
    return Diagnostic(
      "shape.window",
      "'\(name)' needs \(size) for a window\(dilation > 1 ? " with dilation \(dilation)" : ""), and gets \(given)",
      argument: "kernel", hint: "write 'padding same', or 'kernel \(max(1, least))'")
  }
}
