package import Diagnostics
package import Specification

/// (step + 1)/steps up to 1. Source: PyTorch, lr_scheduler.LinearLR, in its commonest use.
package struct WarmupSchedule: Schedule {
  package var steps: Int?

  package init() {}

  package static let spec = Spec<WarmupSchedule>(
    "warmup", "The rate grows from step to step at first.",
    [
      .option(
        \.steps, "steps", "Steps until the whole rate is reached.",
        rule: Rule<Int>.atLeast(1).ifPresent)
    ],
    examples: ["schedule warmup steps 100"])

  package func check() throws(Diagnostic) {
    guard steps == nil else { return }
    throw missing("steps", "the number of its steps", hint: "schedule warmup steps 100")
  }

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    min(1, (Double(position.step) + 1) / Double(max(steps ?? 1, 1)))
  }
}
