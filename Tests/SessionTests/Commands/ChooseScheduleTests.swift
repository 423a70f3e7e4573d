import Network
import Session
import Testing

@Suite struct ChooseScheduleTests {
  private let iris = "data iris; layer dense out; optimizer sgd rate 0.5"

  @Test func choosesTheScheduleWithItsOptions() {
    let talk = Conversation(iris)
    #expect(talk.session.model?.network.schedule.written == "constant")
    #expect(talk.answer("schedule step every 2 factor 0.5") == [])
    #expect(talk.session.model?.network.schedule.written == "step every 2 factor 0.5")
    #expect(talk.answer("summary").last?.contains(" · schedule step every 2 factor 0.5 · ") == true)
    #expect(talk.answer("schedule constant") == [])
    #expect(talk.answer("summary").last?.contains("schedule") == false)
  }

  /// The rate of the last step is in the result.
  @Test(arguments: [
    ("constant", 0.5), ("step every 2 factor 0.5", 0.125), ("multistep at [1 4]", 0.005),
    ("exponential factor 0.5", 0.03125), ("inverse decay 1", 0.1),
    ("warmup steps 20", 0.5), ("warmup steps 40", 0.25),
  ])
  func setsTheRate(schedule: String, rate: Double) {
    let talk = Conversation(iris)
    talk.answer("schedule \(schedule)")
    let record = talk.record("train epochs 5 batch 30 quiet")
    guard case .number(let last)? = record["rate"] else {
      Issue.record("no rate")
      return
    }
    #expect(abs(last - rate) < 1e-12)
  }

  @Test func beginsAnewWithEachTraining() {
    let talk = Conversation(iris)
    talk.answer("schedule step every 1 factor 0.5; train epochs 3 quiet")
    #expect(talk.record("train epochs 1 quiet")["rate"] == .number(0.5))
    #expect(talk.record("train epochs 2 rate 0.1 quiet")["rate"] == .number(0.05))
  }

  @Test func knowsTheLengthInSteps() {
    let talk = Conversation(iris)
    talk.answer("schedule onecycle")
    let steps = talk.record("train steps 10 batch 30 quiet")["rate"]
    #expect(steps == .number(0.5 / 25 / 10000))
    talk.answer("schedule cosine")
    let cosine = talk.record("train steps 7 batch 30 quiet")["rate"]
    guard case .number(let last)? = cosine else { return }
    #expect(abs(last - 0.25) < 1e-12)
  }

  @Test func plateauLooksAtTheValidationRows() {
    let talk = Conversation(
      "data iris; split validation 0.2; layer dense out; optimizer sgd rate 1e-9")
    talk.answer("schedule plateau patience 1 factor 0.5")
    let first = talk.record("train epochs 3 quiet")
    #expect(first["rate"] == .number(1e-9))
    talk.answer("optimizer sgd rate 1e-6")
    #expect(talk.record("train epochs 4 quiet")["rate"] == .number(5e-7))
  }

  @Test func refusesWhatIsNotThere() {
    let talk = Conversation(iris)
    #expect(talk.mistake("schedule cosin").hint == "did you mean 'cosine'?")
    #expect(talk.mistake("schedule step").hint == "write 'schedule step every 10'")
    #expect(talk.mistake("schedule step").token == "step")
    #expect(talk.mistake("schedule cosine every 3").token == "every")
    #expect(talk.mistake("schedule multistep at [0]").token == "[0]")
    #expect(talk.session.model?.network.schedule.written == "constant")
  }
}
