import Glibc
package import Specification

/// minimum + (1 − minimum)(1 + cos(π·epoch/epochs))/2, with the epochs of this training.
/// Source: Loshchilov and Hutter, 2017; PyTorch, lr_scheduler.CosineAnnealingLR.
package struct CosineSchedule: Schedule {
  package var minimum = 0.0

  package init() {}

  package static let spec = Spec<CosineSchedule>(
    "cosine", "The rate falls along half a cosine until the last epoch.",
    [
      .option(
        \.minimum, "minimum", "The share of the rate that it falls to.", rule: .within(0...1))
    ],
    examples: ["schedule cosine minimum 0.01"])

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    let share = Double(position.epoch) / Double(position.epochs)
    return minimum + (1 - minimum) * (1 + cos(.pi * share)) / 2
  }
}
