import Datasets
import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// `plot network`: the layers with their shapes and parameters, small ones with every weight.
struct NetworkPlot: PlotSubject {
  static let spec = Spec<NetworkPlot>(
    "network", "The layers with their shapes and parameters; of a small network every weight.",
    examples: ["layer dense 4 relu", "layer dense out", "plot network"])

  /// The most units beside each other, and the most weights in all, that are drawn one by one.
  private static let unitLimit = 16
  private static let weightLimit = 256

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try layers(interpreter)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let network = try interpreter.modelInUse().network
    let parameters = counted(network.parameterCount, "parameter")
    return .network(
      NetworkDiagram("\(network.name): \(parameters)", layers: try layers(interpreter)))
  }

  private func layers(_ interpreter: Interpreter) throws(Diagnostic) -> [NetworkDiagram.Layer] {
    let network = try interpreter.modelInUse().network
    guard let input = network.inputShape, !network.layers.isEmpty else {
      throw Diagnostic(
        "plot.empty", "the network has no layers", argument: "subject",
        hint: "add some: 'layer dense 16 relu', then 'layer dense out'")
    }
    let summary = network.summary
    let isSmall =
      ([input.count] + summary.map(\.output.count)).allSatisfy { $0 <= Self.unitLimit }
      && network.parameterCount <= Self.weightLimit
    let first = NetworkDiagram.Layer(
      "input", interpreter.draft.dataset?.name ?? "input", shape: input.crossed,
      units: input.count)
    return [first]
      + zip(summary, network.layers).flatMap { line, layer in
        boxes(line, layer) { isSmall ? network.links(into: $0) : [] }
      }
  }

  /// A layer, and after it those inside, which have its parameters.
  private func boxes(
    _ line: LayerSummary, _ layer: Network.NamedLayer, depth: Int = 0, beginsBranch: Bool = false,
    links: (LayerSummary) -> [Float]
  ) -> [NetworkDiagram.Layer] {
    let isWhole = layer.branches.isEmpty
    let box = NetworkDiagram.Layer(
      line.name, isWhole ? layer.layer.written : line.kind, shape: line.output.crossed,
      units: line.output.count, parameters: isWhole ? line.parameters : 0,
      weights: depth == 0 ? links(line) : [], depth: depth, beginsBranch: beginsBranch)
    var inside: [NetworkDiagram.Layer] = []
    for (lines, layers) in zip(line.branches, layer.branches) {
      for (place, (line, layer)) in zip(lines, layers).enumerated() {
        inside += boxes(line, layer, depth: depth + 1, beginsBranch: place == 0, links: links)
      }
    }
    return [box] + inside
  }
}

extension Shape {
  /// `1×28×28`.
  var crossed: String { extents.map { String($0) }.joined(separator: "×") }
}

extension Network {
  /// The weights between each unit of a layer and those before it; none where the layer has another
  /// form of weights.
  fileprivate func links(into layer: LayerSummary) -> [Float] {
    guard let weight = tensor(named: "\(layer.name).weight"),
      weight.shape.extents == [layer.output.count, layer.input.count]
    else { return [] }
    return weight.scalars
  }
}
