package import Diagnostics
package import Tensors

/// Trains networks.
package enum Trainer {
  /// Trains on some rows of a data set, on the calling thread and libgomp's.
  ///
  /// Ending early (an interrupt, the time, a loss that is not finite) is a result; what was learnt
  /// is kept. A network, a loss or sizes that do not fit are errors, and change nothing.
  ///
  /// - Parameters:
  ///   - rows: the numbers of the rows to train on.
  ///   - validation: rows to evaluate on after each epoch; none by default.
  ///   - streams: `shuffle` and `dropout` are drawn from.
  ///   - progress: called at most 20 times a second.
  package static func train(
    _ network: inout Network, on samples: Samples, rows: [Int32], validation: [Int32] = [],
    options: TrainingOptions, streams: inout RandomStreams, plans: PlanCache,
    interrupt: Interrupt, progress: (TrainingProgress) -> Void = { _ in }
  ) throws(Diagnostic) -> TrainingResult {
    try check(network, samples, rows, options)
    let batches = try batchPlans(network, samples, rows.count, options, plans)
    defer { batches.give(to: plans) }
    let evaluator =
      validation.isEmpty
      ? nil
      : try Evaluator(
        network, on: samples, rows: validation, threads: options.threads, plans: plans)
    defer { evaluator?.give(to: plans) }
    options.threads.take()
    var loop = TrainingLoop(
      network, samples: samples, rows: rows, batches: batches, evaluator: evaluator,
      options: options, streams: streams, interrupt: interrupt)
    // The loop owns the weights alone while it runs: nothing is copied.
    network.parameters = FloatBuffer(count: 0)
    network.optimizerState = OptimizerState()
    let result = loop.run(progress)
    loop.give(to: &network, &streams)
    return result
  }

  private static func check(
    _ network: Network, _ samples: Samples, _ rows: [Int32], _ options: TrainingOptions
  ) throws(Diagnostic) {
    precondition(samples.has(rows: rows), "rows are numbered as the samples are")
    try network.check(against: samples)
    try network.optimizer.check()
    if options.balance { try samples.checkBalance() }
    guard !rows.isEmpty else {
      throw Diagnostic("train.rows", "there are no rows to train on", hint: "load data first")
    }
    try network.checkGradient()
    guard network.parameterCount > 0 else {
      throw Diagnostic(
        "train.parameters", "the network has no weights to train",
        hint: "add a layer that has some: 'layer dense out'")
    }
    if network.optimizer.needsAllRows, options.batch != .all {
      throw Diagnostic(
        "train.allRows", "\(network.optimizer.kind) takes all rows in each step",
        argument: "batch", hint: "add 'batch all'")
    }
    let copies = Double(3 + 2 * network.optimizer.slots.count + network.optimizer.workspace)
    try MachineMemory.check(
      bytes: Double(network.layout.count) * 4 * copies, for: "training '\(network.name)'",
      "its weights, their gradients and what \(network.optimizer.kind) keeps")
  }

  private static func batchPlans(
    _ network: Network, _ samples: Samples, _ count: Int, _ options: TrainingOptions,
    _ plans: PlanCache
  ) throws(Diagnostic) -> BatchPlans {
    let size =
      switch options.batch {
      case .rows(let rows): min(max(rows, 1), count)
      case .all: count
      }
    let request = Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .train(network.loss),
      rows: size, inputForm: Plan.InputForm(samples), target: samples.target,
      threads: options.threads)
    return try BatchPlans(request, total: count, from: plans)
  }
}
