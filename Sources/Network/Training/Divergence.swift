import Diagnostics
import Tensors

/// Where numbers first stopped being finite.
package enum Divergence: Hashable, Sendable {
  /// A layer's outputs, by its name.
  case outputs(layer: String)
  case weights(layer: String)
  case gradients(layer: String)
  /// The loss alone: it is too large to be counted.
  case loss
}

/// Looks for the layer at which a training went out of bounds.
struct DivergenceSearch {
  /// The network without its weights.
  let network: Network
  let inputForm: Plan.InputForm
  let threads: Threads

  init(_ network: Network, _ samples: Samples, threads: Threads) {
    var shell = network
    shell.parameters = FloatBuffer(count: 0)
    shell.optimizerState = OptimizerState()
    self.network = shell
    inputForm = Plan.InputForm(samples)
    self.threads = threads
  }

  /// Why the loss of a batch of `rows` rows was not finite: the first layer with such weights, else
  /// the first that gave such outputs.
  func cause(_ memory: Memory, rows: Int) -> Divergence {
    if let layer = layer(in: memory.parameters, network.layout.slots) {
      return .weights(layer: layer)
    }
    for (index, layer) in network.layers.enumerated() {
      guard let isFinite = givesFinite(layer: index, memory, rows: rows), !isFinite else {
        continue
      }
      return .outputs(layer: layer.name)
    }
    return .loss
  }

  /// The layer whose gradients are not finite; the last one, since they flow back from there.
  func causeInGradients(_ gradients: UnsafePointer<Float>) -> Divergence {
    let frozen = network.frozenParameters
    let learnt = network.layout.slots.indices.filter { !frozen.contains($0) }
    let slots = learnt.reversed().map { network.layout.slots[$0] }
    return layer(in: gradients, slots).map { .gradients(layer: $0) } ?? .loss
  }

  /// The layer whose weights are not finite.
  func causeInWeights(_ weights: FloatBuffer) -> Divergence? {
    layer(in: weights.pointer, network.layout.slots).map { .weights(layer: $0) }
  }

  private func layer(
    in buffer: UnsafePointer<Float>, _ slots: some Sequence<ParameterLayout.Slot>
  ) -> String? {
    for slot in slots {
      let numbers = UnsafeBufferPointer(
        start: buffer + slot.span.lowerBound, count: slot.span.count)
      guard !numbers.allSatisfy(\.isFinite) else { continue }
      return slot.layerName
    }
    return nil
  }

  /// Whether a layer's outputs are finite; `nil` where it has no operation, or no room to see.
  private func givesFinite(layer: Int, _ memory: Memory, rows: Int) -> Bool? {
    guard var graph = network.graph, let last = graph.nodes.last(where: { $0.layer == layer })
    else { return nil }
    graph.output = last.output
    let request = Plan.Request(
      graph: graph, layout: network.layout, mode: .infer, rows: rows, inputForm: inputForm,
      threads: threads)
    guard let plan = try? Plan(request) else { return nil }
    plan.run(memory)
    let outputs = plan.outputs
    return (0..<outputs.count).allSatisfy { row in
      UnsafeBufferPointer(start: outputs.pointer + row * outputs.stride, count: outputs.columns)
        .allSatisfy(\.isFinite)
    }
  }
}
