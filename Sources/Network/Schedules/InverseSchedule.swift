package import Diagnostics
package import Specification

/// 1/(1 + decay·epoch). Source: Keras, schedules.InverseTimeDecay.
package struct InverseSchedule: Schedule {
  package var decay: Double?

  package init() {}

  package static let spec = Spec<InverseSchedule>(
    "inverse", "The rate falls as one over the epochs.",
    [
      .option(
        \.decay, "decay", "How much each epoch adds to the divisor.", placeholder: "K",
        rule: Rule<Double>.above(0).ifPresent)
    ],
    examples: ["schedule inverse decay 0.1"])

  package func check() throws(Diagnostic) {
    guard decay == nil else { return }
    throw missing("decay", "its decay", hint: "schedule inverse decay 0.1")
  }

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    1 / (1 + (decay ?? 0) * Double(position.epoch))
  }
}
