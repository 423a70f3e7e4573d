import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// `plot weights [LAYER|TENSOR]`: weights as colours.
struct WeightsPlot: PlotSubject {
  var tensor: LayerReference?

  static let spec = Spec<WeightsPlot>(
    "weights", "The weights of a layer as colours; those on an image as one image for each unit.",
    [
      .positional(
        \.tensor, "layer", "A layer or a tensor; the first layer with weights without it.",
        required: false, placeholder: "LAYER|TENSOR", meaning: Meaning(.tensor))
    ],
    examples: ["layer dense 16 relu", "layer dense out", "plot weights", "plot weights dense2"])

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try name(in: interpreter.modelInUse().network)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let model = try interpreter.modelInUse()
    let name = try name(in: model.network)
    guard let weights = model.network.tensor(named: name) else {
      throw Diagnostic("plot.weights", "there is no tensor '\(name)'")
    }
    return .heatMap(WeightTiles(weights, name, model, interpreter.draft.dataset).map)
  }

  /// The tensor that is meant.
  private func name(in network: Network) throws(Diagnostic) -> String {
    let weights = network.allLayers.map { "\($0.name).weight" }.filter {
      network.tensorNames.contains($0)
    }
    guard let first = weights.first else {
      throw Diagnostic(
        "plot.weights", "the network has no weights",
        hint: "add a layer that has some: 'layer dense out'")
    }
    guard let text = tensor?.text else { return first }
    if network.tensorNames.contains(text) { return text }
    let layers = weights.map { String($0.dropLast(".weight".count)) }
    let number = Int(text).flatMap {
      network.layers.indices.contains($0 - 1) ? network.layers[$0 - 1].name : nil
    }
    let layer = number ?? text
    guard layers.contains(layer) else {
      let isLayer = network.allLayers.contains { $0.name == layer }
      throw Diagnostic(
        "plot.weights",
        isLayer ? "layer '\(layer)' has no weights" : "no layer or tensor is called '\(text)'",
        argument: "layer", hint: "choose \(listed(layers))",
        correction: isLayer ? nil : .nearest(to: text, among: layers + network.tensorNames))
    }
    return "\(layer).weight"
  }
}
