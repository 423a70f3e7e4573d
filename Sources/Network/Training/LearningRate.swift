import Tensors

/// The rate of each step of a training: what it is at first, times its schedule's factor.
struct LearningRate {
  /// That of the step made last.
  private(set) var current: Double
  private let base: Double
  private let schedule: any Schedule
  private let isConstant: Bool
  private var position: SchedulePosition

  init(_ base: Double, _ schedule: any Schedule, steps: Int, stepsPerEpoch: Int) {
    self.base = base
    self.schedule = schedule
    current = base
    isConstant = schedule is ConstantSchedule
    position = SchedulePosition(step: 0, steps: steps, stepsPerEpoch: stepsPerEpoch)
  }

  /// The rate of a step, counted from 0 since the training began.
  mutating func next(_ step: Int, _ state: ScheduleState) -> Double {
    if isConstant { return base }
    position.step = step
    current = base * schedule.factor(at: position, state)
    return current
  }

  /// Tells the schedule of the loss that an epoch ended with.
  func finishEpoch(loss: @autoclosure () -> Double, _ state: inout ScheduleState) {
    if isConstant { return }
    schedule.finishEpoch(loss: loss(), rate: base, &state)
  }
}
