package import Diagnostics
package import Tensors

extension Network {
  /// The outputs for `count` rows of prepared inputs, row after row.
  package func outputs(
    for inputs: [Float], count: Int, threads: Threads = .available, plans: PlanCache
  ) throws(Diagnostic) -> [Float] {
    try outputs(
      of: try builtGraph(), for: inputs, count: count, threads: threads, plans: plans)
  }

  /// The outputs of a graph that has this network's parameters.
  func outputs(
    of graph: Graph, for inputs: [Float], count: Int, threads: Threads, plans: PlanCache
  ) throws(Diagnostic) -> [Float] {
    guard count > 0 else { return [] }
    try check(input: Shape(inputs.count / count))
    try checkTokens(inputs)
    let request = Plan.Request(
      graph: graph, layout: layout, mode: .infer, rows: min(count, 256),
      threads: threads)
    let batches = try BatchPlans(request, total: count, from: plans)
    defer { batches.give(to: plans) }
    threads.take()
    return run(batches, inputs)
  }

  private func run(_ batches: BatchPlans, _ inputs: [Float]) -> [Float] {
    var outputs: [Float] = []
    var tally = Tally()
    var noise = RandomStream(key: 0)
    var gradients = FloatBuffer(count: 0)
    let rows = [Int32](0..<Int32(batches.total))
    rows.withUnsafeBufferPointer { rows in
      inputs.withUnsafeBytes { inputs in
        guard let start = rows.baseAddress else { return }
        withUnsafeMutablePointer(to: &tally) { tally in
          withUnsafeMutablePointer(to: &noise) { noise in
            let memory = Memory(
              parameters: parameters.pointer, gradients: gradients.mutablePointer,
              batch: Batch(rows: start, inputs: inputs.baseAddress), tally: tally, noise: noise)
            batches.run(memory) { i in outputs += batches.outputs(i) }
          }
        }
      }
    }
    return outputs
  }
}
