import Datasets
import Network
import OrderedCollections
import Reports
import Tensors

/// The forward half of a row: z and a at every layer, with their numbers.
struct ForwardPages {
  let network: Network
  let trace: NetworkTrace

  /// A heading and the equations of each layer.
  var reports: [Report] { network.layers.flatMap(\.inOrder).flatMap(layer) }

  private func layer(_ layer: Network.NamedLayer) -> [Report] {
    let stages = trace.stages.filter { $0.layerName == layer.name }
    guard let line = network.summary(ofLayer: layer.name) else { return [] }
    guard !stages.isEmpty else {
      return [.facts(Facts(line.name, [.text("passes everything on when it is not training")]))]
    }
    let told = stages.filter { !$0.isReordering }
    let rules = (told.isEmpty ? Array(stages.prefix(1)) : told).map(network.forwardRule)
    var reports: [Report] = [
      .facts(
        Facts(
          line.name, [.text("\(line.kind) \(line.flow)"), .text(rules.joined(separator: ", "))]))
    ]
    for stage in told { reports.append(.prose(equations(of: stage).text)) }
    return reports
  }

  private func equations(of stage: NetworkTrace.Stage) -> Equations {
    var equations = Equations()
    let shown = Shown.count(of: stage.outputWidth, limit: Shown.units)
    let name = stage.isProduct ? "z" : "a"
    for unit in 0..<shown {
      let origin = stage.isTaught ? "\(text(of: stage, unit)) = " : ""
      equations.add("\(name)\(unit + 1)", origin + stage.output[unit].shown)
    }
    equations.addRest(stage.outputWidth - shown)
    return equations
  }

  /// What gives one output, with numbers in place.
  private func text(of stage: NetworkTrace.Stage, _ unit: Int) -> String {
    if stage.isProduct {
      let (weights, bias) = network.weights(of: stage)
      return ProductSum(
        Array(zip(weights[unit * stage.inputWidth..<(unit + 1) * stage.inputWidth], stage.input)),
        plus: bias?[unit]
      ).written
    }
    guard unit < stage.inputWidth else { return "" }
    let z = stage.input[unit]
    if stage.isDropout { return dropout(z, stage.slopes?[unit]) }
    switch stage.activation?.name {
    case "softmax": return "e^\(z.operand)/Σ"
    case let name?: return "\(name)(\(z.shown))"
    case nil: return z.shown
    }
  }

  private func dropout(_ z: Float, _ factor: Float?) -> String {
    guard let factor else { return z.shown }
    return factor == 0 ? "dropped" : "\(z.shown)·\(factor.shown)"
  }

  /// z and a of each layer, by its name, in a list of rows where there are several; a alone where the layer has no z of its own.
  var values: OrderedDictionary<String, Value> {
    var layers: OrderedDictionary<String, Value> = [:]
    for layer in network.layers.flatMap(\.inOrder) {
      let stages = trace.stages.filter { $0.layerName == layer.name }
      var fields: OrderedDictionary<String, Value> = [:]
      if let product = stages.first(where: \.isProduct) { fields["z"] = outputs(of: product) }
      if let last = stages.last { fields["a"] = outputs(of: last) }
      layers[layer.name] = .record(fields)
    }
    return layers
  }
}

extension ForwardPages {
  /// The outputs of a row; of several rows a list of them.
  private func outputs(of stage: NetworkTrace.Stage) -> Value {
    let width = stage.outputWidth
    guard width > 0, stage.output.count > width else { return .numbers(stage.output) }
    return .list(
      stride(from: 0, to: stage.output.count, by: width).map { start in
        .numbers(Array(stage.output[start..<min(start + width, stage.output.count)]))
      })
  }
}

extension Value {
  static func numbers(_ numbers: [Float]) -> Value { .list(numbers.map { .number(Double($0)) }) }
}

extension Network {
  /// The weights [units, inputs] and biases of a product.
  func weights(of stage: NetworkTrace.Stage) -> (weights: [Float], biases: [Float]?) {
    let tensors = stage.parameters.compactMap { tensor(named: tensorNames[$0])?.scalars }
    return (tensors.first ?? [], tensors.count > 1 ? tensors[1] : nil)
  }

  /// What an operation does, as it is taught: `z = w·x + b`.
  func forwardRule(_ stage: NetworkTrace.Stage) -> String {
    if stage.isProduct { return stage.parameters.count > 1 ? "z = w·x + b" : "z = w·x" }
    if stage.isDropout { return "a = z/(1 - rate), or 0 where it is dropped" }
    guard let activation = stage.activation else { return stage.operationText }
    return "a = \(activation.formula.formula)" + slopeText(of: stage, activation)
  }

  /// `, slope 0.01`; the learnt one where it is learnt.
  func slopeText(of stage: NetworkTrace.Stage, _ activation: Activation) -> String {
    if let place = stage.parameters.first, let slope = tensor(named: tensorNames[place]) {
      return ", slope \(slope[0].shown)"
    }
    return activation.parameterText.map { ", \($0)" } ?? ""
  }
}

extension NetworkTrace.Stage {
  /// Whether each of its outputs is explained by its own numbers.
  var isTaught: Bool { isProduct || isDropout || activation != nil }

  /// What is said of an operation that is neither a product nor an activation.
  var operationText: String { rule ?? "\(inputWidth) numbers → \(outputWidth)" }
}
