package import Diagnostics
package import Specification
import Tensors

/// `layer conv_transpose 16 relu stride 2`: a convolution the other way, which makes images larger; weight
/// [channels, filters ÷ groups, height, width], bias [filters].
package struct ConvTransposeLayer: WeightedLayer {
  package var filters = 1
  package var activation = Activation.identity
  package var kernel = WindowExtent(3, 3)
  package var stride = 1
  package var padding = WindowPadding.valid
  package var extra = 0
  package var dilation = 1
  package var groups = 1
  package var hasBias = true
  package var initialiser = Initialiser.auto
  package var l1 = 0.0
  package var l2 = 0.0

  package init() {}

  package static let spec = Spec<ConvTransposeLayer>(
    "conv_transpose", "Lays a window of its filters at each pixel or step: it makes images larger.",
    [
      .positional(\.filters, "filters", "How many channels it gives.", rule: .atLeast(1)),
      .positional(\.activation, "activation", "Applied to each output.", required: false),
      .option(\.kernel, "kernel", "The size of a filter; its height and width in a list."),
      .option(
        \.stride, "stride", "Pixels from one window to the next.", placeholder: "S",
        rule: .atLeast(1)),
      .option(
        \.padding, "padding", "What is cut off at each side; same gives stride times the size."),
      .option(
        \.extra, "output_padding", "Pixels added at the end, below stride.", placeholder: "N",
        rule: .atLeast(0)),
      .option(
        \.dilation, "dilation", "Pixels from one number of a window to the next.",
        placeholder: "D", rule: .atLeast(1)),
      .option(
        \.groups, "groups", "Parts of the channels that do not see each other.",
        placeholder: "G", rule: .atLeast(1)),
    ] + weightArguments(of: "channel"),
    examples: [
      "layer dense 64", "layer reshape 4 4 4", "layer conv_transpose 8 relu",
      "layer conv_transpose 3 kernel 2 stride 2",
    ])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.imageOrSequence(input)
    let shape = graph.shape(of: input)
    let channels = shape.extents.last ?? 1
    try checkGroups(channels, graph.layerName)
    try checkExtra(graph.layerName)
    let window = TransposedWindow(
      height: kernel.height, width: kernel.width, stride: stride, padding: padding,
      dilation: dilation, extra: extra)
    guard let axes = window.axes(on: shape) else {
      throw misfit(shape, window, graph.layerName)
    }
    try checkSize(axes.vertical.inputs, axes.horizontal.inputs, graph.layerName)
    let extents = shape.rank == 2 ? [kernel.width] : [kernel.height, kernel.width]
    let area = Double(kernel.height) * Double(kernel.width)
    let fan = Parameter.Fan(
      inputs: Int(min(Double(channels) * area, 0x1p40)),
      outputs: Int(min(Double(filters / groups) * area, 0x1p40)))
    var places = [
      try about("filters") { () throws(Diagnostic) in
        try graph.parameter(
          "weight", extents: [channels, filters / groups] + extents,
          initialiser: initialiser.resolved(before: activation), fan: fan,
          penalty: Penalty(l1: l1, l2: l2))
      }
    ]
    if hasBias {
      places.append(
        try graph.parameter("bias", extents: [filters], initialiser: .zeros, fan: fan))
    }
    let value = try graph.apply(
      TransposedConvolution(filters: filters, window: window, groups: groups, hasBias: hasBias),
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

  private func checkSize(_ height: Int, _ width: Int, _ name: String) throws(Diagnostic) {
    guard Shape(checking: [height, width, filters]) == nil else { return }
    throw tooLarge(name)
  }

  private func tooLarge(_ name: String) -> Diagnostic {
    Diagnostic(
      "shape.size", "'\(name)' gives more numbers than can be counted",
      argument: dilation > stride ? "dilation" : "stride", hint: "choose smaller sizes")
  }

  /// Says why nothing comes of a row.
  private func misfit(_ shape: Shape, _ window: TransposedWindow, _ name: String) -> Diagnostic {
    let steps = max(stride, dilation)
    guard extra < steps else {
      return Diagnostic(
        "shape.window",
        "'\(name)' adds \(extra) pixels at the end, which must be below the "
          + (dilation > stride ? "dilation of \(dilation)" : "stride of \(stride)"),
        argument: "output_padding", hint: "write 'output_padding \(steps - 1)'")
    }
    var whole = window
    whole.padding = .valid
    guard whole.axes(on: shape) != nil else { return tooLarge(name) }
    return Diagnostic(
      "shape.window", "'\(name)' cuts off all that it gives", argument: "padding",
      hint: "write 'padding same', or 'padding 0'")
  }

  /// With `same` the size is told already.
  private func checkExtra(_ name: String) throws(Diagnostic) {
    guard padding == .same, extra > 0 else { return }
    throw Diagnostic(
      "shape.window", "'\(name)' gives stride times the size with 'padding same', and no more",
      argument: "output_padding", hint: "leave 'output_padding \(extra)' out")
  }
}
