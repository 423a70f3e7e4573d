import Diagnostics
import Tensors

/// One training: owns the weights while it runs, and takes one step after another.
struct TrainingLoop {
  private let samples: Samples
  let batches: BatchPlans
  private let evaluator: Evaluator?
  /// Whether there is one: asked after every epoch, and an epoch may be one small step.
  private let isWatching: Bool
  private let options: TrainingOptions
  private let interrupt: Interrupt
  private let condition: (any EpochCondition)?
  private let loss: any Loss
  private let optimizer: any Optimizer
  private let stepLimit: Int
  /// What a row of each class counts; empty where all count alike.
  private let classWeights: [Float]
  private let regulariser: Regulariser?
  let clipping: Clipping?
  private let runs: [LearntRun]
  /// What the network keeps of what flowed by.
  private let statistics: RunningStatistics
  /// The weights that may be updated on the way.
  private let blockwise: [Range<Int>]
  let search: DivergenceSearch
  private let origin: TrainingOrigin
  private let firstOptimizerStep: Int
  private let validation: [Int32]
  let fixed: TrainingMemory

  var rate: LearningRate
  var state: TrainingState
  private var gradients: FloatBuffer
  /// The beginning of an epoch whose first loss was finite: what to go back to when a later one is
  /// not.
  var snapshot: TrainingMoment?
  /// The steps made by then: looked at in every step, and apart because it is so cheap to copy.
  var snapshotSteps: Int?
  var record: TrainingRecord
  private var stopping: EarlyStopping?
  var divergence: Divergence?
  private var pace: Pace
  private var reported = 0.0
  /// The step of its epoch that comes next, from 0.
  var place: Int

  init(
    _ network: Network, _ task: TrainingTask, batches: BatchPlans, evaluator: Evaluator?,
    streams: RandomStreams, interrupt: Interrupt, until condition: (any EpochCondition)?
  ) {
    (samples, options, validation) = (task.samples, task.options, task.validation)
    self.batches = batches
    self.evaluator = evaluator
    isWatching = evaluator != nil
    self.interrupt = interrupt
    self.condition = condition
    loss = network.loss
    var optimizer = network.optimizer
    if let decay = options.weightDecay { optimizer.weightDecay = decay }
    self.optimizer = optimizer
    stepLimit = options.length.steps(perEpoch: batches.count)
    classWeights = options.balance ? samples.balancedClassWeights(task.rows) : []
    rate = LearningRate(
      options.rate ?? optimizer.baseRate, network.schedule, steps: stepLimit,
      stepsPerEpoch: batches.count)
    let first = rate.next(0, ScheduleState())
    regulariser = Regulariser(network)
    statistics = RunningStatistics(network)
    let runs = network.learntRuns
    self.runs = runs
    let (slots, end) = (network.layout.slots, network.layout.count)
    blockwise = batches.blockwise.map { place in
      slots[place].offset..<(place + 1 < slots.count ? slots[place + 1].offset : end)
    }
    clipping = options.clip.map { Clipping(limit: $0, ranges: runs.map(\.range)) }
    search = DivergenceSearch(network, samples, threads: options.threads)
    firstOptimizerStep = network.optimizerState.steps
    let suspended = task.suspended
    origin = suspended?.origin ?? TrainingOrigin(epoch: network.epoch, step: network.step)
    state =
      suspended?.moment.state
      ?? TrainingState(network, optimizer: optimizer, rate: first, streams: streams)
    fixed = TrainingMemory(
      rows: task.rows, noise: suspended?.moment.noise ?? streams[.dropout])
    fixed.tally.pointee = suspended?.moment.tally ?? Tally()
    gradients = FloatBuffer(count: network.layout.count)
    record =
      suspended?.record
      ?? TrainingRecord(target: samples.target, expectedEpochs: stepLimit / batches.count)
    stopping = suspended?.stopping ?? options.patience.map { EarlyStopping(patience: $0) }
    pace = Pace(elapsed: suspended?.seconds ?? 0)
    place = record.counts.steps % batches.count
    reported = pace.seconds
  }

  /// Puts what was learnt into the network, and the streams where they stand now. A training that is
  /// over brings the best weights back, where it watched for them.
  func give(to network: inout Network, _ streams: inout RandomStreams, _ result: TrainingResult) {
    network.parameters =
      result.best == nil ? state.parameters : stopping?.weights ?? state.parameters
    network.optimizerState = state.optimizer
    network.scheduleState = state.schedule
    network.countMissed(state.optimizer.steps - firstOptimizerStep)
    network.epoch = origin.epoch + record.counts.epochs
    network.step = origin.step + record.counts.steps
    streams[.shuffle] = state.shuffle
    streams[.dropout] = fixed.noise.pointee
  }

  mutating func run(_ progress: (TrainingProgress) -> Void) throws(Diagnostic) -> TrainingResult {
    let (samples, fixed, classWeights) = (samples, fixed, classWeights)
    guard let rows = fixed.order.baseAddress else { return result(.finished) }
    var outcome: Result<TrainingResult, Diagnostic>?
    batches.threads.together { team in
      outcome = samples.withBatch(rows: rows, loss: loss, classWeights: classWeights) { batch in
        do throws(Diagnostic) { return .success(try run(on: batch, team, progress)) } catch {
          return .failure(error)
        }
      }
    }
    return try outcome?.get() ?? result(.finished)
  }

  private mutating func run(
    on batch: Batch, _ team: Team, _ progress: (TrainingProgress) -> Void
  ) throws(Diagnostic) -> TrainingResult {
    var workplace = workplace(batch, team)
    if place > 0 { orderRows() }
    var ending = record.isBehind ? try finishEpoch(workplace) ?? self.ending : nil
    while ending == nil { ending = try epoch(&workplace, progress) }
    if divergence == nil, !state.parameters.isFinite {
      divergence = search.causeInWeights(state.parameters) ?? .loss
      ending = .notFinite(epoch: max(record.counts.epochs, 1), step: record.counts.steps)
    }
    if let divergence { goBack(&workplace, from: divergence) }
    return result(ending ?? .finished)
  }

  private mutating func workplace(_ batch: Batch, _ team: Team) -> TrainingWorkplace {
    let weights = state.parameters.mutablePointer
    let slots = state.optimizer.slots.indices.map { state.optimizer.slots[$0].mutablePointer }
    var memory = Memory(
      parameters: weights, gradients: gradients.mutablePointer, batch: batch, tally: fixed.tally,
      noise: fixed.noise, team: team)
    memory.statistics = weights
    let kept = OptimizerMemory(
      slots, workspace: optimizer.workspace, length: state.parameters.count)
    let loss = optimizer.needsAllRows ? LossEvaluation(batches, memory, regulariser) : nil
    let needsGradients = clipping != nil || regulariser != nil
    return TrainingWorkplace(
      optimizer, weights: weights, memory, keeping: (kept, loss), runs: runs,
      blockwise: needsGradients ? [] : blockwise)
  }

  // MARK: Steps

  /// Trains on every row once, or on those that are left; what ends the training, if anything does.
  private mutating func epoch(
    _ workplace: inout TrainingWorkplace, _ progress: (TrainingProgress) -> Void
  ) throws(Diagnostic) -> TrainingResult.Ending? {
    if place == 0 { beginEpoch() }
    for i in place..<batches.count {
      let (noise, tally) = (fixed.noise.pointee, fixed.tally.pointee)
      let keeps = keepsSnapshot
      // A forward run moves them, before it is known whether the step will stand.
      let kept = keeps ? statistics.values(in: state.parameters) : []
      beginStep(&workplace, onTheWay: !keeps)
      guard learn(i, workplace.memory) else {
        if snapshot == nil {
          (fixed.noise.pointee, fixed.tally.pointee) = (noise, tally)
          statistics.put(kept, into: &state.parameters)
        }
        return diverged(.loss, i, workplace)
      }
      if keeps {
        keepSnapshot(noise, tally)
        let statistics = statistics
        if !kept.isEmpty { snapshot?.put(kept, statistics) }
      }
      if clipping?.apply(to: workplace.memory.gradients) == false {
        return diverged(.gradients(layer: ""), i, workplace)
      }
      update(workplace)
      count(rows: batches.rows(i))
      let verdict = i + 1 == batches.count ? try finishEpoch(workplace) : nil
      if pace.tick() { report(progress) }
      if let ending = verdict ?? ending { return ending }
    }
    return nil
  }

  /// A new order for each epoch, from the same beginning.
  mutating func beginEpoch() {
    fixed.tally.pointee = Tally()
    state.orderedFrom = state.shuffle
    orderRows()
  }

  /// Brings the rows into the order of this epoch.
  mutating func orderRows() {
    guard options.shuffle else { return }
    _ = fixed.order.update(fromContentsOf: fixed.rows)
    state.shuffle = state.orderedFrom
    state.shuffle.shuffle(numbers: fixed.order)
  }

  /// Runs a batch forward and backward; whether its loss is finite.
  func learn(_ i: Int, _ memory: borrowing Memory) -> Bool {
    let weight = fixed.tally.pointee.weight
    batches.run(i, memory)
    if let regulariser {
      let penalty = regulariser.add(memory.parameters, to: memory.gradients)
      let weighed = fixed.tally.pointee.weight - weight
      fixed.tally.pointee.loss +=
        penalty * (weighed > 0 ? weighed : Double(batches.rows(i) * batches.steps))
    }
    return fixed.tally.pointee.loss.isFinite
  }

  /// Makes ready for the optimizer's next step, which may update large weights on the way.
  mutating func beginStep(_ workplace: inout TrainingWorkplace, onTheWay: Bool) {
    workplace.begin(
      step: state.optimizer.steps + 1, rate: rate.next(record.counts.steps, state.schedule),
      onTheWay: onTheWay)
  }

  mutating func update(_ workplace: borrowing TrainingWorkplace) {
    state.optimizer.steps += 1
    workplace.update(numbers: &state.optimizer.numbers)
  }

  mutating func count(rows: Int) {
    fixed.tally.pointee.rows += rows * batches.steps
    record.counts.steps += 1
    record.counts.samples += rows
    place += 1
    guard place == batches.count else { return }
    place = 0
    record.counts.epochs += 1
  }

  /// Looks at the validation rows and at what may end the training between two epochs. A training
  /// that is interrupted before it has does so when it goes on.
  private mutating func finishEpoch(
    _ workplace: borrowing TrainingWorkplace
  ) throws(Diagnostic) -> TrainingResult.Ending? {
    let validation = isWatching ? validate(workplace) : nil
    if interrupt.isRaised || isStopped(as: .interrupted) { return .interrupted }
    record.finishEpoch(fixed.tally.pointee, validation: validation)
    rate.finishEpoch(loss: record.watched(record.counts.epochs), &state.schedule)
    var verdict: TrainingResult.Ending?
    if let validation,
      stopping?.isOver(
        after: record.counts.epochs, loss: validation.loss, weights: state.parameters) == true
    {
      verdict = .patience
    }
    if let condition, try condition.holds(after: epochResult(validation)) { verdict = .until }
    return verdict
  }

  private func validate(_ workplace: borrowing TrainingWorkplace) -> Evaluation? {
    evaluator?.evaluate(
      samples, parameters: state.parameters.pointer, team: workplace.memory.team,
      interrupt: interrupt)
  }

  private func epochResult(_ validation: Evaluation?) -> EpochResult {
    let last = record.last
    return EpochResult(
      epoch: origin.epoch + record.counts.epochs, step: origin.step + record.counts.steps,
      loss: last.loss, metrics: last.metrics, validation: validation, seconds: pace.seconds)
  }

  /// Whether the training is over after this step.
  private var ending: TrainingResult.Ending? {
    if record.counts.steps == stepLimit { return .finished }
    if place > 0, interrupt.isRaised { return .interrupted }
    if let stop = options.stop { return isStopped(as: stop.ending) ? stop.ending : nil }
    if let duration = options.duration, pace.seconds >= duration { return .timeOver }
    return nil
  }

  /// Whether it went no further once, and ended so.
  private func isStopped(as ending: TrainingResult.Ending) -> Bool {
    guard let stop = options.stop else { return false }
    return record.counts.steps >= stop.steps && stop.ending == ending
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
        seconds: pace.seconds, record: record))
  }

  // MARK: Results

  private mutating func result(_ ending: TrainingResult.Ending) -> TrainingResult {
    pace.read()
    var result = record.result(ending, tally: fixed.tally.pointee, seconds: pace.seconds)
    result.divergence = divergence
    result.rate = rate.current
    if ending != .interrupted, let best = stopping?.best {
      result.best = best
      result.validation = record.validation(after: best.epoch)
    }
    if ending == .interrupted || ending == .timeOver { result.suspended = suspended(ending) }
    result.lastStep = lastStep(restored: result.best?.epoch)
    return result
  }

  /// What finishes this training later: all of it, where its time is over.
  private func suspended(_ ending: TrainingResult.Ending) -> SuspendedTraining {
    var options = options
    if ending == .timeOver { options.duration = nil }
    options.stop = nil
    return SuspendedTraining(
      options: options, rows: fixed.rows, validation: validation, moment: moment, record: record,
      stopping: stopping, seconds: pace.seconds, origin: origin)
  }

  /// How the step made last is found again, from the moment that was remembered anyhow; `restored` is
  /// the epoch whose weights come back.
  private func lastStep(restored: Int?) -> LastStep? {
    guard let snapshot else { return nil }
    var options = options
    (options.duration, options.patience, options.stop) = (nil, nil, nil)
    var past = record
    past.counts = snapshot.counts
    past.forgetLater()
    var begun = snapshot
    if begun.counts.steps.isMultiple(of: batches.count) {
      // It was remembered when its epoch had an order already, which is then drawn once more.
      begun.state.shuffle = begun.state.orderedFrom
    }
    let training = SuspendedTraining(
      options: options, rows: fixed.rows, validation: validation, moment: begun, record: past,
      stopping: nil, seconds: 0, origin: origin)
    let isLast = restored == record.counts.epochs && place == 0
    return LastStep(training, steps: record.counts.steps, restored: isLast ? nil : restored)
  }

  var moment: TrainingMoment {
    TrainingMoment(
      state: state, noise: fixed.noise.pointee, tally: fixed.tally.pointee, counts: record.counts)
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
