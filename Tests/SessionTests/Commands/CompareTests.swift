import Diagnostics
import Reports
import Network
import Session
import Testing

@Suite struct CompareTests {
  private static let two = "data moons noise 0.2; network small 1 tanh; network large 16 tanh"

  @Test func tellsADifferenceFromNoise() {
    let talk = Conversation(Self.two + "; network twin 16 tanh")
    let lines = talk.answer("let c = compare small large seeds 4 epochs 60 rate 0.05")
    #expect(lines[0] == "4 seeds, mean ± sd, measured by evaluate on the test rows")
    #expect(lines.last?.hasPrefix("large is better: loss differs by ") == true)
    #expect(talk.value("c.better") == .text("large"))
    #expect(talk.value("c.loss.lower > 0 and c.loss.lower < c.loss.difference") == .boolean(true))
    #expect(
      talk.answer("compare large twin epochs 5").last
        == "the two gave the same loss with every seed")
  }

  @Test func theSessionStaysAsItIs() {
    let talk = Conversation(Self.two)
    let before = talk.session.fingerprint
    let first = talk.answer("compare small large epochs 2")
    #expect(talk.session.fingerprint == before)
    #expect(talk.answer("compare small large epochs 2") == first)
  }

  @Test func eachIsTrainedAsItWasLast() {
    let talk = Conversation(Self.two + "; train epochs 3 batch 8; use small; train epochs 4")
    let lines = talk.answer("compare small large seeds 2")
    #expect(lines.contains("small by 'train epochs 4'"))
    #expect(lines.contains("large by 'train epochs 3 batch 8'"))
    let given = talk.answer("compare small large seeds 2 epochs 2")
    #expect(given.contains("both by 'train epochs 2'"))
  }

  @Test func differentLossesAreComparedByAccuracy() {
    let talk = Conversation(Self.two + "; loss mse")
    #expect(talk.answer("compare small large epochs 2").last?.contains("accuracy") == true)
  }

  @Test func ctrlCKeepsTheSeedsSoFar() {
    let talk = Conversation(Self.two) { report, interrupt in
      if case .progress(let progress) = report, progress.unit == "run", progress.done >= 6 {
        interrupt.raise()
      }
    }
    let reply = talk.say("let c = compare small large epochs 2 seeds 9")
    #expect(reply.outcome.status == 130)
    talk.interrupt.lower()
    #expect(talk.value("c.seeds") == .number(2))
  }

  @Test func refuses() {
    let talk = Conversation(Self.two)
    #expect(
      talk.mistake("compare small larg").description
        == "larg | no network is called 'larg' | did you mean 'large'?")
    #expect(talk.mistake("compare small small").token == "small")
    #expect(talk.mistake("compare small").message.hasPrefix("compare needs B"))
    #expect(talk.mistake("compare small large seeds 1").message == "seeds must be from 2 to 1000")
    #expect(
      talk.mistake("compare small large by r2 epochs 1").message == "nothing measures 'r2' here")
    #expect(Conversation().mistake("compare a b").message == "there is no data yet")
  }
}
