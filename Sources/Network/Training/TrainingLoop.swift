import Tensors

/// One training: owns the weights while it runs, and takes one step after another.
struct TrainingLoop {
  private let samples: Samples
  private let batches: BatchPlans
  private let evaluator: Evaluator?
  private let options: TrainingOptions
  private let interrupt: Interrupt
  private let loss: any Loss
  private let optimizer: any Optimizer
  private let stepLimit: Int
  /// What a row of each class counts; empty where all count alike.
  private let classWeights: [Float]
  private let fixed: TrainingMemory

  private var rate: LearningRate
  private var state: TrainingState
  private var gradients: FloatBuffer
  private var snapshot: Snapshot?
  private var record: TrainingRecord
  private var pace = Pace()
  private var reported = 0.0

  /// The beginning of an epoch whose first loss was finite: what to go back to when a later one is
  /// not.
  private struct Snapshot {
    var state: TrainingState
    var noise: RandomStream
    var counts: TrainingRecord.Counts
    /// Updates made since.
    var updates = 0
  }

  /// Where the plans and the optimizer work.
  private struct Workplace {
    let memory: Memory
    var update: UpdateSite
  }

  init(
    _ network: Network, samples: Samples, rows: [Int32], batches: BatchPlans,
    evaluator: Evaluator?, options: TrainingOptions, streams: RandomStreams, interrupt: Interrupt
  ) {
    self.samples = samples
    self.batches = batches
    self.evaluator = evaluator
    self.options = options
    self.interrupt = interrupt
    loss = network.loss
    var optimizer = network.optimizer
    if let decay = options.weightDecay { optimizer.weightDecay = decay }
    self.optimizer = optimizer
    stepLimit = options.length.steps(perEpoch: batches.count)
    classWeights = options.balance ? samples.balancedClassWeights(rows) : []
    rate = LearningRate(
      options.rate ?? optimizer.baseRate, network.schedule, steps: stepLimit,
      stepsBefore: options.stepsBefore, stepsPerEpoch: batches.count)
    fixed = TrainingMemory(rows: rows, noise: streams[.dropout])
    let first = rate.next(0, ScheduleState())
    state = TrainingState(network, optimizer: optimizer, rate: first, streams: streams)
    if options.stepsBefore > 0 { state.schedule = network.scheduleState }
    gradients = FloatBuffer(count: network.layout.count)
    record = TrainingRecord(target: samples.target, expectedEpochs: stepLimit / batches.count)
  }

  /// Puts what was learnt into the network, and the streams where they stand now.
  func give(to network: inout Network, _ streams: inout RandomStreams) {
    network.parameters = state.parameters
    network.optimizerState = state.optimizer
    network.scheduleState = state.schedule
    network.epoch += record.counts.epochs
    network.step += record.counts.steps
    streams[.shuffle] = state.shuffle
    streams[.dropout] = fixed.noise.pointee
  }

  mutating func run(_ progress: (TrainingProgress) -> Void) -> TrainingResult {
    var result: TrainingResult?
    batches.threads.together { team in result = run(with: team, progress) }
    return result ?? self.result(.finished)
  }

  private mutating func run(
    with team: Team, _ progress: (TrainingProgress) -> Void
  ) -> TrainingResult {
    let (samples, fixed, classWeights) = (samples, fixed, classWeights)
    guard let rows = fixed.order.baseAddress else { return result(.finished) }
    return samples.withBatch(rows: rows, loss: loss, classWeights: classWeights) { batch in
      var workplace = workplace(batch, team)
      var ending: TrainingResult.Ending?
      while ending == nil { ending = epoch(&workplace, progress) }
      if ending == .finished, !state.parameters.isFinite {
        ending = .notFinite(epoch: record.counts.epochs, step: record.counts.steps)
      }
      if case .notFinite? = ending { goBack(&workplace) }
      return result(ending ?? .finished)
    }
  }

  private mutating func workplace(_ batch: Batch, _ team: Team) -> Workplace {
    let weights = state.parameters.mutablePointer
    let slots = state.optimizer.slots.indices.map { state.optimizer.slots[$0].mutablePointer }
    let count = state.parameters.count
    let memory = Memory(
      parameters: weights, gradients: gradients.mutablePointer, batch: batch, tally: fixed.tally,
      noise: fixed.noise, team: team)
    return Workplace(
      memory: memory,
      update: UpdateSite(
        weights: weights, gradients: memory.gradients,
        memory: OptimizerMemory(slots, workspace: optimizer.workspace, length: count),
        ranges: [0..<count], step: state.optimizer.steps, team: team,
        loss: optimizer.needsAllRows ? LossEvaluation(batches, memory) : nil))
  }

  private mutating func result(_ ending: TrainingResult.Ending) -> TrainingResult {
    pace.read()
    var result = record.result(ending, tally: fixed.tally.pointee, seconds: pace.seconds)
    result.rate = rate.current
    return result
  }

  // MARK: Steps

  /// Trains on every row once; what ends the training, if anything does.
  private mutating func epoch(
    _ workplace: inout Workplace, _ progress: (TrainingProgress) -> Void
  ) -> TrainingResult.Ending? {
    let shuffle = state.shuffle
    let noise = fixed.noise.pointee
    beginEpoch()
    for i in 0..<batches.count {
      batches.run(i, workplace.memory)
      guard fixed.tally.pointee.loss.isFinite else {
        return .notFinite(epoch: record.counts.epochs + 1, step: record.counts.steps + 1)
      }
      if i == 0 { keepSnapshot(shuffle, noise) }
      update(&workplace)
      count(rows: batches.rows(i))
      if i + 1 == batches.count { finishEpoch(workplace) }
      if pace.tick() { report(progress) }
      if let ending { return ending }
    }
    return nil
  }

  /// A new order for each epoch, from the same beginning: the stream is all there is to remember.
  private mutating func beginEpoch() {
    fixed.tally.pointee = Tally()
    guard options.shuffle else { return }
    _ = fixed.order.update(fromContentsOf: fixed.rows)
    state.shuffle.shuffle(fixed.order)
  }

  private mutating func update(_ workplace: inout Workplace) {
    state.optimizer.steps += 1
    workplace.update.step = state.optimizer.steps
    optimizer.update(
      workplace.update, numbers: &state.optimizer.numbers,
      rate: rate.next(record.counts.steps, state.schedule))
  }

  private mutating func count(rows: Int) {
    fixed.tally.pointee.rows += rows
    record.counts.steps += 1
    record.counts.samples += rows
    snapshot?.updates += 1
  }

  private mutating func finishEpoch(_ workplace: Workplace) {
    let validation = evaluator?.evaluate(
      samples, parameters: state.parameters.pointer, team: workplace.memory.team)
    record.finishEpoch(fixed.tally.pointee, validation: validation)
    rate.finishEpoch(fixed.tally.pointee, validation: validation, &state.schedule)
  }

  /// Whether the training is over after this step.
  private var ending: TrainingResult.Ending? {
    if record.counts.steps == stepLimit { return .finished }
    if interrupt.isRaised { return .interrupted }
    if let duration = options.duration, pace.seconds >= duration { return .timeOver }
    return nil
  }

  private mutating func report(_ progress: (TrainingProgress) -> Void) {
    guard pace.seconds - reported >= 0.05 else { return }
    reported = pace.seconds
    let evaluation = Evaluation(fixed.tally.pointee, target: samples.target)
    progress(
      TrainingProgress(
        epoch: (record.counts.steps - 1) / batches.count + 1, epochs: options.length.epochs,
        step: record.counts.steps, steps: stepLimit, loss: evaluation.loss,
        metrics: evaluation.metrics,
        seconds: pace.seconds))
  }

  // MARK: Going back

  /// Remembers the beginning of an epoch, unless one that is only a few steps away is remembered.
  private mutating func keepSnapshot(_ shuffle: RandomStream, _ noise: RandomStream) {
    if let snapshot, snapshot.updates < 256 { return }
    if snapshot == nil {
      snapshot = Snapshot(
        state: TrainingState(copying: state), noise: noise, counts: record.counts)
    }
    snapshot?.state.update(from: state)
    snapshot?.state.shuffle = shuffle
    snapshot?.noise = noise
    snapshot?.counts = record.counts
    snapshot?.updates = 0
  }

  /// Takes the last update back: from the snapshot, all updates but the last are made again, so that
  /// weights, optimizer and streams are together what they were.
  private mutating func goBack(_ workplace: inout Workplace) {
    guard let snapshot else { return }
    state.update(from: snapshot.state)
    fixed.noise.pointee = snapshot.noise
    fixed.tally.pointee = Tally()
    record.rewind(to: snapshot.counts)
    var updates = snapshot.updates - 1
    while updates > 0 {
      beginEpoch()
      for i in 0..<min(batches.count, updates) {
        batches.run(i, workplace.memory)
        update(&workplace)
        count(rows: batches.rows(i))
        if i + 1 == batches.count { finishEpoch(workplace) }
      }
      updates -= batches.count
    }
  }
}

extension TrainingOptions.Length {
  /// The number of steps in all; more than can be counted are as many as can.
  func steps(perEpoch: Int) -> Int {
    switch self {
    case .steps(let steps): max(steps, 1)
    case .epochs(let epochs):
      max(epochs, 1).multipliedReportingOverflow(by: perEpoch).overflow
        ? .max : max(epochs, 1) * perEpoch
    }
  }

  /// The number of epochs, where they are counted.
  var epochs: Int? {
    if case .epochs(let epochs) = self { epochs } else { nil }
  }
}
