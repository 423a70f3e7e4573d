import Datasets
import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// `plot activations LAYER image N`: what a layer gives for a row of the data.
struct ActivationsPlot: PlotSubject {
  var layer = LayerReference(text: "")
  var row = 1

  static let spec = Spec<ActivationsPlot>(
    "activations", "What a layer gives for one row: each channel of an image as one.",
    [
      .positional(\.layer, "layer", "A layer's name or number.", meaning: Meaning(.layer)),
      .option(
        \.row, "image", "The number of a row of the data.", placeholder: "N", rule: .atLeast(1)),
    ],
    examples: [
      "data digits", "layer conv 8 relu", "layer flatten", "layer dense out",
      "plot activations conv1 image 5",
    ])

  /// The most channels that are drawn.
  private static let limit = 64

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try interpreter.modelInUse().network.layer(layer.text)
    _ = try interpreter.dataInUse()
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let network = try interpreter.modelInUse().network
    let name = try network.layer(layer.text).name
    let worked = try WorkedRow([], row: row, target: [], interpreter)
    guard
      let output = try network.output(
        ofLayer: name, for: worked.inputs, threads: interpreter.draft.threads,
        plans: interpreter.plans)
    else {
      throw Diagnostic(
        "plot.activations", "'\(name)' computes nothing when not training", argument: "layer",
        hint: "choose \(listed(network.allLayers.map(\.name).filter { $0 != name }))")
    }
    let title = "\(name) [\(output.shape)] for \(worked.title ?? "the row")"
    return .heatMap(Self.map(output, title))
  }

  private static func map(_ output: Tensor, _ title: String) -> HeatMap {
    let extents = output.shape.extents
    guard extents.count == 3 else {
      let (rows, columns) = extents.count == 2 ? (extents[0], extents[1]) : (1, output.shape.count)
      return HeatMap(
        title, palette: .diverging,
        tiles: [HeatMap.Tile("", rows: rows, columns: columns, values: output.scalars)],
        note: extents.count == 2 ? "steps down, features across" : nil)
    }
    let (channels, size) = (extents[0], extents[1] * extents[2])
    let shown = min(channels, limit)
    let tiles = (0..<shown).map { channel in
      HeatMap.Tile(
        "\(channel + 1)", rows: extents[1], columns: extents[2],
        values: Array(output.scalars[channel * size..<(channel + 1) * size]))
    }
    return HeatMap(
      title, palette: output.scalars.contains { $0 < 0 } ? .diverging : .grey, tiles: tiles,
      note: shown < channels ? "the first \(shown) of \(channels) channels" : nil)
  }
}
