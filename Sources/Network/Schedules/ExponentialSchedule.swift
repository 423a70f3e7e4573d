package import Diagnostics
import Glibc
package import Specification

/// factor^epoch. Source: PyTorch, lr_scheduler.ExponentialLR.
package struct ExponentialSchedule: Schedule {
  package var factor: Double?

  package init() {}

  package static let spec = Spec<ExponentialSchedule>(
    "exponential", "The rate is multiplied by a factor after each epoch.",
    [
      .option(
        \.factor, "factor", "What the rate is multiplied by.",
        rule: Rule<Double>.above(0).ifPresent)
    ],
    examples: ["schedule exponential factor 0.95"])

  package func check() throws(Diagnostic) {
    guard factor == nil else { return }
    throw missing("factor", "its factor", hint: "schedule exponential factor 0.95")
  }

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    pow(factor ?? 1, Double(position.epoch))
  }
}
