import Tensors

/// Computes the mean loss of all rows, and its gradient, at the weights as they stand; each time as a
/// training step does, with noise of its own.
package final class LossEvaluation {
  private let batches: BatchPlans
  private let memory: Memory
  /// The memory without the scales that give a loss in the data's units: gradients are of the plain
  /// one.
  private let plain: Memory
  private let regulariser: Regulariser?

  /// `batches` take all rows in one, where it is used.
  init(_ batches: BatchPlans, _ memory: Memory, _ regulariser: Regulariser?) {
    self.regulariser = regulariser
    self.batches = batches
    self.memory = memory
    var plain = memory
    plain.batch.reportsOwnUnits = false
    self.plain = plain
  }

  /// The loss at the weights as they stand.
  func compute() -> Double {
    let before = memory.tally.pointee
    memory.tally.pointee = Tally()
    batches.run(0, plain)
    defer { memory.tally.pointee = before }
    return mean + (regulariser?.add(memory.parameters, to: memory.gradients) ?? 0)
  }

  /// The loss of the run just made, whose gradient is there already; computed anew where it was
  /// made in the data's units.
  func last() -> Double { memory.batch.targetScales == nil ? mean : compute() }

  /// Of all rows, which a plan does not count itself.
  private var mean: Double {
    var tally = memory.tally.pointee
    tally.rows = batches.total * batches.steps
    return tally.meanLoss
  }
}
