import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// What every schedule keeps to.
@Suite struct ScheduleTests {
  /// The rate of every step against PyTorch's schedulers.
  @Test(arguments: Fixture.all("schedules"))
  func ratesArePyTorchs(fixture: Fixture) throws {
    let schedule = try entry(fixture.setting("schedule"), of: Schedules.all)
    let base = try #require(try entry(fixture.setting("optimizer"), of: Optimizers.all).rate)
    let perEpoch = try ((0..<fixture.samples().rows).count - 1) / fixture.number("batch") + 1
    let steps = try fixture.number("steps")
    var rate = LearningRate(base, schedule, steps: steps, stepsPerEpoch: perEpoch)
    var state = ScheduleState()
    var tally = Tally()
    for (step, wanted) in try fixture.values("rates").prefix(steps).enumerated() {
      let next = rate.next(step, state)
      #expect(abs(next - Double(wanted)) <= 1e-6 * Double(wanted) + 1e-12, "step \(step)")
      let rows = try fixture.batches()[step].count
      tally.loss += Double(try fixture.values("losses")[step]) * Double(rows)
      tally.rows += rows
      if (step + 1).isMultiple(of: perEpoch) {
        rate.finishEpoch(loss: tally.meanLoss, &state)
        tally = Tally()
      }
    }
  }

  @Test(arguments: [
    ("step", "schedule step needs the number of epochs between two changes"),
    ("step factor 0.5", "schedule step needs the number of epochs between two changes"),
    ("multistep", "schedule multistep needs the epochs of its changes"),
    ("exponential", "schedule exponential needs its factor"),
    ("warmup", "schedule warmup needs the number of its steps"),
    ("inverse", "schedule inverse needs its decay"),
  ])
  func saysWhatIsMissing(text: String, said: String) throws {
    var network = Network()
    let text = message { try network.use(entry(text, of: Schedules.all)) }
    #expect(text == said)
    #expect(network.schedule is ConstantSchedule)
  }

  @Test(arguments: [
    "step every 0", "step every 2 factor 0", "multistep at []", "multistep at [3 0]",
    "multistep at [60 30]", "multistep at [30 30]",
    "exponential factor -1", "cosine minimum 2", "warmup steps 0", "plateau factor 1",
    "plateau factor 0", "plateau patience -1", "inverse decay 0",
  ])
  func refusesWhatMakesNoSense(text: String) {
    #expect(throws: Diagnostic.self) { try entry(text, of: Schedules.all) }
  }

  @Test(arguments: [
    "constant", "step every 10", "step every 10 factor 0.5", "multistep at [30 60] factor 0.3",
    "exponential factor 0.95", "cosine", "cosine minimum 0.1", "warmup steps 100", "onecycle",
    "plateau factor 0.5 patience 3", "inverse decay 0.1",
  ])
  func isWrittenWithoutItsDefaults(text: String) throws {
    #expect(try entry(text, of: Schedules.all).written == text)
  }

  /// Trainings of one step, and longer ones than can be counted.
  @Test(arguments: Schedules.all.map(\.name), [(0, 1), (0, Int.max), (Int.max - 1, Int.max)])
  func factorsAreFinite(name: String, place: (Int, Int)) throws {
    let text =
      [
        "step": "step every 1", "multistep": "multistep at [1]",
        "exponential": "exponential factor 0.9", "warmup": "warmup steps 1",
        "inverse": "inverse decay 1",
      ][name] ?? name
    let position = SchedulePosition(step: place.0, steps: place.1, stepsPerEpoch: 3)
    let factor = try entry(text, of: Schedules.all).factor(at: position, ScheduleState())
    #expect(factor >= 0 && factor <= 1)
  }

  @Test func cosineCountsAnEpochThatIsOnlyBegun() {
    let position = SchedulePosition(step: 9, steps: 10, stepsPerEpoch: 3)
    #expect((position.epoch, position.epochs) == (3, 4))
  }

  @Test func plateauWaitsForALowerLoss() {
    var plateau = PlateauSchedule()
    (plateau.patience, plateau.factor) = (1, 0.5)
    var state = ScheduleState()
    for (loss, factor) in [
      (1.0, 1.0), (0.99995, 1), (1, 0.5), (0.9, 0.5), (0.9, 0.5), (.nan, 0.25), (0.8, 0.25),
    ] {
      plateau.finishEpoch(loss: loss, rate: 0.1, &state)
      #expect(state.factor == factor, "\(loss)")
    }
  }
}
