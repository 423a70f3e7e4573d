package import Diagnostics
package import Tensors

extension Network {
  /// The mean loss of some rows, or of their steps, as one batch, in training mode, and its gradient for
  /// each tensor, frozen or not, in the order of `tensorNames`.
  package func gradients(
    on samples: Samples, rows: [Int32], noise: RandomStream, threads: Threads = .available,
    plans: PlanCache
  ) throws(Diagnostic) -> (loss: Double, gradients: [Tensor]) {
    precondition(samples.has(rows: rows), "rows are numbered as the samples are")
    try check(against: samples)
    let request = Plan.Request(
      graph: try builtGraph(), layout: layout, mode: .train(loss), rows: rows.count,
      inputForm: Plan.InputForm(samples), target: samples.target, threads: threads)
    let batches = try BatchPlans(request, total: rows.count, from: plans)
    defer { batches.give(to: plans) }
    threads.take()
    var buffer = FloatBuffer(count: layout.count)
    let fixed = TrainingMemory(rows: rows, noise: noise)
    let judged = Double(rows.count * samples.target.steps)
    if let order = fixed.order.baseAddress {
      samples.withBatch(rows: order, loss: loss) { batch in
        let memory = Memory(
          parameters: parameters.pointer, gradients: buffer.mutablePointer, batch: batch,
          tally: fixed.tally, noise: fixed.noise)
        batches.run(memory)
        if let regulariser = Regulariser(self, frozen: []) {
          let penalty = regulariser.add(parameters.pointer, to: memory.gradients)
          fixed.tally.pointee.loss += penalty * judged
        }
      }
    }
    return (fixed.tally.pointee.loss / judged, layout.slots.map { layout.read($0, from: buffer) })
  }
}
