package import Specification

/// The rate itself.
package struct ConstantSchedule: Schedule {
  package init() {}

  package static let spec = Spec<ConstantSchedule>(
    "constant", "The rate stays as it is; takes another schedule away.",
    examples: ["schedule constant"])

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double { 1 }
}
