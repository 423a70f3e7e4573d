import Diagnostics
import Network
import OrderedCollections
import Reports
import Session
import Tensors
import Testing

@Suite struct ReplayTests {
  private static let network = "data iris; layer dense 8 relu; layer dropout 0.2; layer dense out"

  @Test func endsATrainingAsCtrlCWould() {
    let talk = Conversation(Self.network)
    let reply = talk.say("replay { train epochs 20 batch 16 } moment 1 step 50; epoch; step")
    #expect(reply.outcome.status == 0)
    #expect(reply.warnings.first?.message == "interrupted after 6 epochs, 50 steps")
    #expect(reply.lines.suffix(2) == ["6", "50"])
    talk.answer("resume")
    let whole = Conversation(Self.network + "; train epochs 20 batch 16")
    #expect(talk.session.model?.network.parameters == whole.session.model?.network.parameters)
  }

  @Test func endsALoopBetweenStatements() {
    let talk = Conversation()
    // The loop is the first moment; each turn has one for its statement and one for its end.
    talk.answer("replay { for i in 1..10 { let x = i } } moment 6")
    #expect(talk.value("x") == .number(2))
    talk.answer("replay { for i in 1..10 { let x = i } } moment 7; let y = 1")
    #expect(talk.value("x") == .number(3))
  }

  @Test func takesStepsForTheClock() {
    let talk = Conversation(Self.network)
    talk.answer("replay { repeat 2 { train epochs 100 for 0s quiet } } timed [7 11]; step")
    #expect(talk.value("step") == .number(18))
    talk.answer("replay { train epochs 100 until seconds > 100 quiet } timed [16]")
    #expect(talk.value("step") == .number(34))
  }

  @Test func goesOnAfterALossThatIsNotFinite() {
    let talk = Conversation("data line; network 4 identity; optimizer sgd")
    talk.answer("replay { train epochs 50 rate 1e30 quiet }; let x = 1")
    #expect(talk.value("x") == .number(1))
  }

  @Test func saysWhereItDidNotCome() {
    let talk = Conversation()
    let reply = talk.say("replay { let x = 1 } moment 9")
    #expect(reply.warnings.first?.message == "the statements did not come to moment 9")
  }

  @Test func ctrlCEndsTheReplayItself() {
    let talk = Conversation { report, interrupt in
      if case .text("stop") = report { interrupt.raise() }
    }
    let reply = talk.say(
      "replay { for i in 1..9 { let x = i; if i == 2 { print \"stop\" } } } moment 40")
    #expect(reply.outcome.status == 130)
    #expect(talk.session.variables["x"] == .number(2))
  }

  @Test func refusesWhatIsNoMoment() {
    #expect(Conversation().mistake("replay { print 1 } moment 0").token == "0")
    #expect(Conversation().mistake("replay").message.hasPrefix("replay needs"))
  }
}
