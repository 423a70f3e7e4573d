package import Diagnostics
package import Specification

/// How the rate goes during one training: a factor for each step.
package protocol Schedule: Described {
  /// Throws where something is missing.
  func check() throws(Diagnostic)

  /// What the rate is multiplied by.
  func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double

  /// Learns the loss of an epoch that ended: of the validation rows, else of the training rows. `rate`
  /// is the one that is multiplied.
  func finishEpoch(loss: Double, rate: Double, _ state: inout ScheduleState)
}

extension Schedule {
  /// The name it is written with: `cosine`.
  package var kind: String { Self.spec.name }

  /// The schedule as the language writes it: `step every 10`.
  package var written: String { Self.spec.written(self) }

  package func check() throws(Diagnostic) {}
  package func finishEpoch(loss: Double, rate: Double, _ state: inout ScheduleState) {}

  /// The error of a schedule that cannot do without an option.
  func missing(_ option: String, _ what: String, hint: String) -> Diagnostic {
    Diagnostic(
      "schedule.\(option)", "schedule \(kind) needs \(what)", argument: "schedule",
      correction: .add(
        String(hint.dropFirst("schedule \(kind) ".count)), hint: "write '\(hint)'"))
  }
}

/// The catalog of schedules.
package enum Schedules {
  package static let all: [Kind<any Schedule>] = [
    Kind(ConstantSchedule.self), Kind(StepSchedule.self), Kind(MultistepSchedule.self),
    Kind(ExponentialSchedule.self), Kind(CosineSchedule.self), Kind(WarmupSchedule.self),
    Kind(OneCycleSchedule.self), Kind(PlateauSchedule.self), Kind(InverseSchedule.self),
  ]
}

extension Kind where Product == any Schedule {
  package init<Type: Schedule>(_ type: Type.Type) { self.init(type) { $0 } }
}
