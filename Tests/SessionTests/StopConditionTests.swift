import Network
import OrderedCollections
import Session
import Tensors
import Testing

@Suite struct StopConditionTests {
  private let iris = "data iris; layer dense 8 relu; layer dense out"

  @Test func endsAfterTheEpochForWhichItHolds() {
    let talk = Conversation(iris)
    let record = talk.record("train epochs 500 rate 0.05 until loss < 0.2 and accuracy > 0.5")
    #expect(record["reason"] == .text("until"))
    guard case .record(let history)? = record["history"], case .list(let losses)? = history["loss"],
      case .number(let last)? = losses.last
    else {
      Issue.record("no history")
      return
    }
    #expect(last < 0.2)
    #expect(
      losses.dropLast().allSatisfy { if case .number(let x) = $0 { x >= 0.2 } else { false } })
    #expect(losses.count < 500)
  }

  @Test func countsAllEpochsOfTheNetwork() {
    let talk = Conversation("\(iris); train epochs 2 quiet; train until epoch >= 5 quiet")
    #expect(talk.value("epoch") == .number(5))
    #expect(talk.record("train steps 50 until step >= 24")["steps"] == .number(4))
  }

  @Test func watchesValidationAndVariables() {
    let talk = Conversation("\(iris); let goal = 100")
    let record = talk.record("train validation 0.2 until val_loss < goal and val_accuracy >= 0")
    #expect(record["epochs"] == .number(1))
    #expect(talk.answer("train until loss < goal").last == "stopped after 1 epoch: loss < goal")
  }

  @Test func neverHolds() {
    #expect(Conversation(iris).record("train epochs 3 until false")["reason"] == .text("finished"))
  }

  @Test func isLookedAtBeforeTheTrainingStarts() {
    let talk = Conversation(iris)
    for (condition, token) in [
      ("los < 1", "los"), ("val_loss < 1", "val_loss"), ("3", "3"), ("loss", "loss"),
      ("epoch > 3 and val_accuracy > 0.5", "val_accuracy"), ("sqrt(loss, 2) < 1", "2"),
    ] {
      let mistake = talk.mistake("train epochs 1000000000 until \(condition)")
      #expect(mistake.token.contains(token), "\(condition): \(mistake)")
    }
    let line = Conversation("data line; layer dense out")
    #expect(line.mistake("train until accuracy > 0.5").message == "this network has no 'accuracy'")
    #expect(talk.mistake("train until").message == "'until' needs a value")
  }

  /// What goes wrong later leaves the session as it was before the train.
  @Test func aMistakeOnTheWay() {
    let talk = Conversation("\(iris); let goals = [0.5, 0.4, 0.3]")
    let mistake = talk.mistake("train until loss < goals[epoch] - 100")
    #expect(mistake.token.contains("epoch"))
    #expect(talk.value("epoch") == .number(0))
  }

  @Test func drawsFromTheSessionsStream() {
    let talk = Conversation(iris)
    talk.answer("train epochs 3 until random() < 0 quiet")
    let other = Conversation("repeat 3 { let x = random() }")
    #expect(talk.value("random()") == other.value("random()"))
  }
}
