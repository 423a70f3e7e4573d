package import Specification

/// The rate is multiplied by `factor` when the loss was not under its least by a ten-thousandth for more
/// than `patience` epochs, unless that would change it by less than 1e-8.
/// Source: PyTorch, lr_scheduler.ReduceLROnPlateau.
package struct PlateauSchedule: Schedule {
  package var factor = 0.1
  package var patience = 10

  package init() {}

  package static let spec = Spec<PlateauSchedule>(
    "plateau", "The rate is multiplied by a factor when the loss stops falling.",
    [
      .option(
        \.factor, "factor", "What the rate is multiplied by.",
        rule: Rule("above 0 and below 1") { $0 > 0 && $0 < 1 }),
      .option(
        \.patience, "patience", "Epochs without a lower loss that are let pass.",
        rule: .atLeast(0)),
    ],
    examples: ["schedule plateau patience 5"])

  private static let threshold = 1e-4
  private static let leastChange = 1e-8

  package func factor(at position: SchedulePosition, _ state: ScheduleState) -> Double {
    state.factor
  }

  package func finishEpoch(loss: Double, rate: Double, _ state: inout ScheduleState) {
    if loss < (state.best ?? .infinity) * (1 - Self.threshold) {
      (state.best, state.waited) = (loss, 0)
    } else {
      state.waited += 1
    }
    guard state.waited > patience else { return }
    state.waited = 0
    let old = rate * state.factor
    if old - old * factor > Self.leastChange { state.factor *= factor }
  }
}
