import Tensors

/// The rate of each step of a training: what it is at first, times its schedule's factor.
struct LearningRate {
  /// That of the step made last.
  private(set) var current: Double
  private let base: Double
  private let schedule: any Schedule
  private let isConstant: Bool
  private let stepsBefore: Int
  private var position: SchedulePosition

  /// - Parameter stepsBefore: those made before it was interrupted, of the same training.
  init(
    _ base: Double, _ schedule: any Schedule, steps: Int, stepsBefore: Int = 0, stepsPerEpoch: Int
  ) {
    self.base = base
    self.schedule = schedule
    self.stepsBefore = stepsBefore
    current = base
    isConstant = schedule is ConstantSchedule
    let total = stepsBefore.addingReportingOverflow(steps)
    position = SchedulePosition(
      step: 0, steps: total.overflow ? .max : total.partialValue, stepsPerEpoch: stepsPerEpoch)
  }

  /// The rate of a step, counted from 0 since the training went on.
  mutating func next(_ step: Int, _ state: ScheduleState) -> Double {
    if isConstant { return base }
    position.step = stepsBefore + step
    current = base * schedule.factor(at: position, state)
    return current
  }

  /// Tells the schedule how an epoch ended.
  func finishEpoch(_ tally: Tally, validation: Evaluation?, _ state: inout ScheduleState) {
    let loss = validation?.loss ?? tally.meanLoss
    schedule.finishEpoch(loss: loss, rate: base, &state)
  }
}
