package import Diagnostics
package import Tensors

/// Computes the loss and the metrics of some rows of a data set.
struct Evaluator {
  private let rows: [Int32]
  private let plans: BatchPlans
  private let target: Target
  private let loss: any Loss

  /// The rows that are looked at at a time.
  static let batch = 256

  init(
    _ network: Network, on samples: Samples, rows: [Int32], threads: Threads, plans: PlanCache
  ) throws(Diagnostic) {
    precondition(samples.has(rows: rows), "rows are numbered as the samples are")
    let request = Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .evaluate(network.loss),
      rows: min(Self.batch, max(rows.count, 1)), inputForm: Plan.InputForm(samples),
      target: samples.target, threads: threads)
    self.rows = rows
    self.plans = try BatchPlans(request, total: rows.count, from: plans)
    target = samples.target
    loss = network.loss
  }

  /// Runs over all rows with these weights; `collect` is given what the loss read of each batch. An
  /// interrupt ends it early.
  func evaluate(
    _ samples: Samples, parameters: UnsafePointer<Float>, team: Team?,
    interrupt: Interrupt? = nil, collect: (([Float]) -> Void)? = nil
  ) -> Evaluation {
    var tally = Tally()
    var noise = RandomStream(key: 0)
    var gradients = FloatBuffer(count: 0)
    rows.withUnsafeBufferPointer { rows in
      guard let start = rows.baseAddress else { return }
      samples.withBatch(rows: start, loss: loss) { batch in
        withUnsafeMutablePointer(to: &tally) { tally in
          withUnsafeMutablePointer(to: &noise) { noise in
            let memory = Memory(
              parameters: parameters, gradients: gradients.mutablePointer, batch: batch,
              tally: tally, noise: noise, team: team)
            for i in 0..<plans.count {
              if let interrupt, interrupt.isRaised { break }
              plans.run(i, memory)
              if let collect { collect(plans.outputs(i)) }
            }
          }
        }
      }
    }
    tally.rows = rows.count * target.steps
    return Evaluation(tally, target: target)
  }

  /// The same, with a team of its own.
  func evaluate(
    _ samples: Samples, parameters: UnsafePointer<Float>, interrupt: Interrupt?,
    collect: (([Float]) -> Void)?
  ) -> Evaluation {
    var evaluation = Evaluation(Tally(), target: target)
    plans.threads.together {
      evaluation = evaluate(
        samples, parameters: parameters, team: $0, interrupt: interrupt, collect: collect)
    }
    return evaluation
  }

  func give(to cache: PlanCache) { plans.give(to: cache) }
}

extension Network {
  /// The loss and metrics of some rows; a network that does not fit the samples is an error.
  package func evaluate(
    on samples: Samples, rows: [Int32], threads: Threads = .available, plans: PlanCache
  ) throws(Diagnostic) -> Evaluation {
    try evaluate(
      on: samples, rows: rows, threads: threads, plans: plans, interrupt: nil, collect: nil)
  }

  /// The same, and what the network gives for each of the rows. An interrupt ends it with an error.
  package func outcomes(
    on samples: Samples, rows: [Int32], threads: Threads = .available, plans: PlanCache,
    interrupt: Interrupt? = nil
  ) throws(Diagnostic) -> (evaluation: Evaluation, outputs: NetworkOutputs) {
    var read: [Float] = []
    let evaluation = try evaluate(
      on: samples, rows: rows, threads: threads, plans: plans, interrupt: interrupt
    ) { read += $0 }
    guard interrupt?.isRaised != true else { throw .evaluationInterrupted }
    return (evaluation, NetworkOutputs(read, of: self, graph: try builtGraph()))
  }

  private func evaluate(
    on samples: Samples, rows: [Int32], threads: Threads, plans: PlanCache,
    interrupt: Interrupt?, collect: (([Float]) -> Void)?
  ) throws(Diagnostic) -> Evaluation {
    try check(against: samples)
    let evaluator = try Evaluator(
      self, on: samples, rows: rows, threads: threads, plans: plans)
    defer { evaluator.give(to: plans) }
    threads.take()
    return evaluator.evaluate(
      samples, parameters: parameters.pointer, interrupt: interrupt, collect: collect)
  }
}

extension Diagnostic {
  /// What an evaluation that Ctrl-C ended throws.
  package static let evaluationInterrupted = Diagnostic(
    "evaluate.interrupted", "interrupted before all rows were looked at")
}
