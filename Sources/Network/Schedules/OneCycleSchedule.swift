import Glibc
package import Specification

/// From 1/25 up to 1 in the first 30 % of the steps, then down to 1/250,000, each along half a cosine.
/// Source: Smith and Topin, 2018; PyTorch, lr_scheduler.OneCycleLR, which it follows where steps are
/// few; momentum is left alone.
package struct OneCycleSchedule: Schedule {
  package init() {}

  package static let spec = Spec<OneCycleSchedule>(
    "onecycle",
    "The rate rises from a 25th, then falls to nearly nothing, over the whole training.",
    examples: ["schedule onecycle"])

  private static let first = 1.0 / 25
  private static let last = first / 1e4

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    let (step, steps) = (Double(position.step), Double(position.steps))
    let peak = 0.3 * steps - 1
    return step <= peak
      ? Self.between(Self.first, 1, step / peak)
      : Self.between(1, Self.last, (step - peak) / (steps - 1 - peak))
  }

  private static func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
    end + (start - end) / 2 * (cos(.pi * share) + 1)
  }
}
