package import Diagnostics
import Glibc
package import Specification

/// factor^⌊epoch/every⌋. Source: PyTorch, lr_scheduler.StepLR.
package struct StepSchedule: Schedule {
  package var every: Int?
  package var factor = 0.1

  package init() {}

  package static let spec = Spec<StepSchedule>(
    "step", "The rate is multiplied by a factor every so many epochs.",
    [
      .option(
        \.every, "every", "Epochs from one change to the next.",
        rule: Rule<Int>.atLeast(1).ifPresent),
      .option(\.factor, "factor", "What the rate is multiplied by.", rule: .above(0)),
    ],
    examples: ["schedule step every 10 factor 0.5"])

  package func check() throws(Diagnostic) {
    guard every == nil else { return }
    throw missing(
      "every", "the number of epochs between two changes", hint: "schedule step every 10")
  }

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    pow(factor, Double(position.epoch / max(every ?? 1, 1)))
  }
}
