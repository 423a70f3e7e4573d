package import Tensors

/// A graph computed in plain Float64 arithmetic, with the same rules and none of the speed: what fast
/// kernels are held against, and where the numbers of an explanation come from.
package struct GraphReference {
  private let nodes: [Graph.Node]
  private let shapes: [Shape]
  private let output: Graph.Value
  private let rows: Int
  private let noise: RandomStream?

  /// - Parameters:
  ///   - loss: decides whether the last activation is left to it.
  ///   - noise: what random operations draw from; `nil` when not training.
  package init(_ graph: Graph, rows: Int, loss: (any Loss)? = nil, noise: RandomStream? = nil) {
    let mode: Plan.Mode = loss.map { noise == nil ? .evaluate($0) : .train($0) } ?? .infer
    let lowering = Lowering(graph, mode: mode, fusing: false)
    nodes = lowering.nodes
    output = lowering.output
    shapes = graph.shapes
    self.rows = rows
    self.noise = noise
  }

  /// Every value of the graph, by number; values that nothing needs are empty.
  package func values(_ inputs: [Double], _ parameters: [[Double]]) -> [[Double]] {
    var values = [[Double]](repeating: [], count: shapes.count)
    values[Graph.input] = inputs
    for (node, site) in zip(nodes, sites()) {
      values[node.output] = node.operation.reference(filled(site, node, values, parameters))
    }
    return values
  }

  /// The outputs, or the logits that the loss reads.
  package func outputs(_ inputs: [Double], _ parameters: [[Double]]) -> [Double] {
    outputs(of: values(inputs, parameters))
  }

  func outputs(of values: [[Double]]) -> [Double] { values[output] }

  /// The mean loss.
  package func loss(
    _ inputs: [Double], targets: [Double], _ parameters: [[Double]], loss: any Loss
  ) -> Double {
    let losses = loss.reference(
      outputs: outputs(inputs, parameters), targets: targets, rows: rows * shapes[output].steps,
      columns: shapes[output].width
    ).losses
    return losses.reduce(0, +) / Double(losses.count)
  }

  /// The mean loss, and the gradient of each parameter and of the inputs.
  package func gradients(
    _ inputs: [Double], targets: [Double], _ parameters: [[Double]], loss: any Loss
  ) -> (loss: Double, parameters: [[Double]], inputs: [Double]) {
    let values = values(inputs, parameters)
    let (losses, slope) = loss.reference(
      outputs: values[output], targets: targets, rows: rows * shapes[output].steps,
      columns: shapes[output].width)
    let gradients = gradients(of: slope, values, parameters)
    return (losses.reduce(0, +) / Double(losses.count), gradients.parameters, gradients.inputs)
  }

  /// The gradient of each parameter and of the inputs, given that of the outputs.
  func gradients(
    of slope: [Double], _ values: [[Double]], _ parameters: [[Double]]
  ) -> (parameters: [[Double]], inputs: [Double]) {
    var gradients = [[Double]](repeating: [], count: shapes.count)
    gradients[output] = slope
    var slopes = parameters.map { [Double](repeating: 0, count: $0.count) }
    for (node, site) in zip(nodes, sites()).reversed() where !gradients[node.output].isEmpty {
      let found = node.operation.referenceGradients(
        filled(site, node, values, parameters), output: values[node.output],
        gradient: gradients[node.output])
      for (value, gradient) in zip(node.inputs, found.inputs) {
        gradients[value] = sum(gradients[value], gradient)
      }
      for (place, gradient) in zip(node.parameters, found.parameters) {
        slopes[place] = sum(slopes[place], gradient)
      }
    }
    return (slopes, gradients[Graph.input])
  }

  /// Where each operation stands, with the noise it begins to draw from.
  private func sites() -> [ReferenceSite] {
    var noise = noise
    var sites: [ReferenceSite] = []
    for node in nodes {
      let shapes = node.inputs.map { self.shapes[$0] }
      sites.append(ReferenceSite(rows: rows, shapes: shapes, inputs: [], noise: noise))
      noise?.counter += UInt64(node.operation.drawCount(rows: rows, inputs: shapes))
    }
    return sites
  }

  private func filled(
    _ site: ReferenceSite, _ node: Graph.Node, _ values: [[Double]], _ parameters: [[Double]]
  ) -> ReferenceSite {
    var site = site
    site.inputs = node.inputs.map { values[$0] }
    site.parameters = node.parameters.map { parameters[$0] }
    return site
  }

  private func sum(_ a: [Double], _ b: [Double]) -> [Double] {
    a.isEmpty ? b : zip(a, b).map { $0 + $1 }
  }
}
