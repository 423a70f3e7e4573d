package import Diagnostics
import Glibc
package import Specification

/// factor^(marks passed). Source: PyTorch, lr_scheduler.MultiStepLR.
package struct MultistepSchedule: Schedule {
  package var marks: [Int] = []
  package var factor = 0.1

  package init() {}

  package static let spec = Spec<MultistepSchedule>(
    "multistep", "The rate is multiplied by a factor at given epochs.",
    [
      .option(
        \.marks, "at", "The epochs, each after so many.", placeholder: "[N …]",
        rule: Rule("epochs from 1, in ascending order") { marks in
          !marks.isEmpty && marks.allSatisfy { $0 >= 1 }
            && zip(marks, marks.dropFirst()).allSatisfy { $0 < $1 }
        }),
      .option(\.factor, "factor", "What the rate is multiplied by.", rule: .above(0)),
    ],
    examples: ["schedule multistep at [30 60]"])

  package func check() throws(Diagnostic) {
    guard marks.isEmpty else { return }
    throw missing("at", "the epochs of its changes", hint: "schedule multistep at [30 60]")
  }

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    let epoch = position.epoch
    return pow(factor, Double(marks.reduce(0) { $1 <= epoch ? $0 + 1 : $0 }))
  }
}
