package import Diagnostics
package import Tensors

/// Trains networks.
package enum Trainer {
  /// Trains on some rows of a data set, on the calling thread and libgomp's.
  ///
  /// Ending early (an interrupt, the time, a loss that is not finite) is a result; what was learnt
  /// is kept. A network, a loss or sizes that do not fit are errors, and change nothing; what
  /// `condition` throws ends the training and leaves the network without its weights.
  ///
  /// - Parameters:
  ///   - rows: the numbers of the rows to train on.
  ///   - validation: rows to evaluate on after each epoch; none by default.
  ///   - streams: `shuffle` and `dropout` are drawn from.
  ///   - condition: asked after each epoch whether that was the last.
  ///   - progress: called at most 20 times a second.
  package static func train(
    _ network: inout Network, on samples: Samples, rows: [Int32], validation: [Int32] = [],
    options: TrainingOptions, streams: inout RandomStreams, plans: PlanCache,
    interrupt: Interrupt, until condition: (any EpochCondition)? = nil,
    progress: (TrainingProgress) -> Void = { _ in }
  ) throws(Diagnostic) -> TrainingResult {
    try run(
      TrainingTask(samples: samples, rows: rows, validation: validation, options: options),
      &network, &streams, plans, interrupt, condition, progress)
  }

  /// Finishes a training, on the samples that it was begun on: with the same bits as if it had not
  /// been interrupted.
  package static func resume(
    _ suspended: SuspendedTraining, _ network: inout Network, on samples: Samples,
    streams: inout RandomStreams, plans: PlanCache, interrupt: Interrupt,
    until condition: (any EpochCondition)? = nil,
    progress: (TrainingProgress) -> Void = { _ in }
  ) throws(Diagnostic) -> TrainingResult {
    try suspended.check(network)
    return try run(
      TrainingTask(
        samples: samples, rows: suspended.rows, validation: suspended.validation,
        options: suspended.options, suspended: suspended),
      &network, &streams, plans, interrupt, condition, progress)
  }

  private static func run(
    _ task: TrainingTask, _ network: inout Network, _ streams: inout RandomStreams,
    _ plans: PlanCache, _ interrupt: Interrupt,
    _ condition: (any EpochCondition)?,
    _ progress: (TrainingProgress) -> Void
  ) throws(Diagnostic) -> TrainingResult {
    try check(network, task)
    let request = try request(network, task)
    try checkMemory(network, task, request)
    let batches = try BatchPlans(request, total: task.rows.count, from: plans)
    defer { batches.give(to: plans) }
    let evaluator = try evaluator(network, task, plans)
    defer { evaluator?.give(to: plans) }
    task.options.threads.take()
    var loop = TrainingLoop(
      network, task, batches: batches, evaluator: evaluator, streams: streams,
      interrupt: interrupt, until: condition)
    // The loop owns the weights alone while it runs: nothing is copied.
    network.parameters = FloatBuffer(count: 0)
    network.optimizerState.slots = []
    let result = try loop.run(progress)
    loop.give(to: &network, &streams, result)
    return result
  }

  private static func evaluator(
    _ network: Network, _ task: TrainingTask, _ plans: PlanCache
  ) throws(Diagnostic) -> Evaluator? {
    guard !task.validation.isEmpty else { return nil }
    return try Evaluator(
      network, on: task.samples, rows: task.validation, threads: task.options.threads,
      plans: plans)
  }

  // MARK: Checks

  /// Throws what a training would refuse before its first step.
  package static func check(
    _ network: Network, on samples: Samples, options: TrainingOptions
  ) throws(Diagnostic) {
    let rows = [Int32](0..<Int32(samples.rows))
    try check(
      network, TrainingTask(samples: samples, rows: rows, validation: [], options: options))
  }

  private static func check(_ network: Network, _ task: TrainingTask) throws(Diagnostic) {
    precondition(task.samples.has(rows: task.rows), "rows are numbered as the samples are")
    try network.check(against: task.samples)
    try network.optimizer.check()
    if task.options.balance { try task.samples.checkBalance() }
    guard !task.rows.isEmpty else {
      throw Diagnostic("train.rows", "there are no rows to train on", hint: "load data first")
    }
    try network.checkGradient()
    guard network.parameterCount > 0 else {
      throw Diagnostic(
        "train.parameters", "the network has no weights to train",
        hint: "add a layer that has some: 'layer dense out'")
    }
    guard network.learntCount > 0 else {
      throw Diagnostic(
        "train.frozen", "every layer is frozen, so there is nothing to train",
        hint: "let one learn: unfreeze all")
    }
    guard network.optimizer.needsAllRows else { return }
    guard task.options.batch == .all else {
      throw Diagnostic(
        "train.allRows", "\(network.optimizer.kind) takes all rows in each step",
        argument: "batch", hint: "add 'batch all'")
    }
    guard task.options.clip == nil else {
      throw Diagnostic(
        "train.clip", "\(network.optimizer.kind) searches for the length of its steps itself",
        argument: "clip", hint: "leave clip out")
    }
  }

  /// The weights of the session, those being trained, their gradients, and those to go back to, with
  /// the best ones and what the optimizer keeps of each; then what flows through a batch.
  private static func checkMemory(
    _ network: Network, _ task: TrainingTask, _ request: Plan.Request
  ) throws(Diagnostic) {
    let (weights, slots) = (Double(network.layout.count), Double(network.optimizer.slots.count))
    let copies =
      4 + 3 * slots + Double(network.optimizer.workspace)
      + (task.options.patience == nil ? 0 : 1)
    try MachineMemory.check(
      bytes: weights * 4 * copies, for: "training '\(network.name)'",
      "its weights, their gradients and what \(network.optimizer.kind) keeps")
    let batch = Plan.bytes(of: request)
    try Plan.check(bytes: batch, rows: request.rows)
    try MachineMemory.check(
      bytes: weights * 4 * copies + batch, for: "training '\(network.name)'",
      "its weights and batches of \(request.rows) rows")
  }

  private static func request(
    _ network: Network, _ task: TrainingTask
  ) throws(Diagnostic) -> Plan.Request {
    let size =
      switch task.options.batch {
      case .rows(let rows): min(max(rows, 1), task.rows.count)
      case .all: task.rows.count
      }
    return Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .train(network.loss),
      rows: size, inputForm: Plan.InputForm(task.samples), target: task.samples.target,
      frozen: network.frozenParameters, threads: task.options.threads)
  }
}
