package import Diagnostics
import Network
import OrderedCollections
package import Specification

/// `schedule NAME …`: how the rate goes during a training.
package struct ChooseSchedule: DraftCommand {
  var schedule: (any Schedule)?

  package init() {}

  package static let spec = Spec<ChooseSchedule>(
    "schedule", "Chooses how the rate goes during each train; it stays as it is without it.",
    [
      .entry(
        \.schedule, "schedule", "The name of a schedule, then its own arguments.",
        placeholder: "NAME", from: { Schedules.all }, write: \.written)
    ],
    examples: ["data iris", "layer dense out", "schedule step every 10 factor 0.5"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let schedule else { return .none }
    try interpreter.changeModel { (model) throws(Diagnostic) in try model.network.use(schedule) }
    return .none
  }
}
