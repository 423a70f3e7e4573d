package import Diagnostics
package import Tensors

/// The step that a training made last, as it can be found again: where an earlier step began, from which
/// the steps up to it are made once more, to the same bits. The training keeps that moment anyhow.
package struct LastStep: Sendable {
  /// The training from an earlier moment on.
  let training: SuspendedTraining
  /// The steps it made in all.
  let steps: Int
  /// The epoch of that training whose weights were brought back after the step; `nil` where the
  /// weights are those of the step.
  package let restored: Int?

  /// Every buffer of weights that it keeps.
  package var buffers: [FloatBuffer] { training.buffers }

  /// `nil` where the training stands where the moment was.
  init?(_ training: SuspendedTraining, steps: Int, restored: Int?) {
    guard training.moment.counts.steps < steps else { return nil }
    self.training = training
    self.steps = steps
    self.restored = restored
  }
}

/// A step of training with what it began with and what it came to.
package struct WorkedStep: Sendable {
  /// The numbers of its rows among the samples.
  package let rows: [Int32]
  package let before: Network
  package let after: Network
  package let trace: NetworkTrace
  /// η, as the schedule made it.
  package let rate: Double
  /// The largest norm of all gradients together, if there was one.
  package let clip: Double?
  /// Where numbers stopped being finite, if they did; the weights are then as they were.
  package let divergence: Divergence?
  /// What a row of each class counts; empty where all count alike.
  package let classWeights: [Float]
}

extension Network {
  /// The step that training on these rows alone would make next. The network itself stays as it is.
  package func nextStep(
    on samples: Samples, rows: [Int32], streams: RandomStreams, threads: Threads,
    plans: PlanCache
  ) throws(Diagnostic) -> WorkedStep {
    var options = TrainingOptions(threads: threads)
    options.length = .steps(1)
    options.batch = .all
    options.shuffle = false
    var (copy, drawn) = (self, streams)
    let result = try Trainer.train(
      &copy, on: samples, rows: rows, options: options, streams: &drawn, plans: plans,
      interrupt: Interrupt())
    let trace = try trace(on: samples, rows: rows, noise: streams[.dropout], threads: threads)
    return WorkedStep(
      rows: rows, before: self, after: copy, trace: trace, rate: result.rate, clip: nil,
      divergence: result.divergence, classWeights: [])
  }

  /// A step that a training of this network made, made once more; `nil` where it was interrupted.
  package func worked(
    _ step: LastStep, on samples: Samples, plans: PlanCache, interrupt: Interrupt
  ) throws(Diagnostic) -> WorkedStep? {
    var replay = StepReplay(self, step, samples, plans, interrupt)
    guard try replay.go(to: step.steps - 1) else { return nil }
    if let decay = step.training.options.weightDecay {
      replay.network.optimizer.weightDecay = decay
    }
    let (before, rows, noise) = (replay.network, replay.nextRows, replay.training.moment.noise)
    let weights =
      step.training.options.balance
      ? samples.balancedClassWeights(step.training.rows) : []
    guard try replay.go(to: step.steps) else { return nil }
    let trace = try before.trace(
      on: samples, rows: rows, noise: noise, classWeights: weights,
      threads: step.training.options.threads)
    return WorkedStep(
      rows: rows, before: before, after: replay.network, trace: trace, rate: replay.rate,
      clip: step.training.options.clip, divergence: nil, classWeights: weights)
  }
}

/// A training that is made once more, up to some of its steps.
private struct StepReplay {
  var network: Network
  private(set) var training: SuspendedTraining
  private(set) var rate = 0.0
  private let samples: Samples
  private let plans: PlanCache
  private let interrupt: Interrupt

  init(
    _ network: Network, _ step: LastStep, _ samples: Samples, _ plans: PlanCache,
    _ interrupt: Interrupt
  ) {
    self.network = network
    training = step.training
    self.samples = samples
    self.plans = plans
    self.interrupt = interrupt
    self.network.parameters = training.moment.state.parameters
    self.network.optimizerState = training.moment.state.optimizer
  }

  /// Makes the steps that are missing; whether it came so far.
  mutating func go(to steps: Int) throws(Diagnostic) -> Bool {
    guard training.moment.counts.steps < steps else { return true }
    training.options.stop = TrainingOptions.Stop(steps: steps, as: .interrupted)
    var streams = RandomStreams(seed: 0)
    let result = try Trainer.resume(
      training, &network, on: samples, streams: &streams, plans: plans, interrupt: interrupt)
    rate = result.rate
    // At its own end a training is over, and there is nothing to go on from.
    if let suspended = result.suspended { training = suspended }
    return result.steps == steps
  }

  /// The rows of the step that comes next, in their order.
  var nextRows: [Int32] {
    let size =
      switch training.options.batch {
      case .rows(let rows): min(max(rows, 1), training.rows.count)
      case .all: training.rows.count
      }
    let batches = (training.rows.count + size - 1) / size
    let place = training.moment.counts.steps % batches
    var order = training.rows
    if training.options.shuffle {
      let state = training.moment.state
      var stream = place == 0 ? state.shuffle : state.orderedFrom
      order.withUnsafeMutableBufferPointer { stream.shuffle(numbers: $0) }
    }
    return Array(order[place * size..<min((place + 1) * size, order.count)])
  }
}
