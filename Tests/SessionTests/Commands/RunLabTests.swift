import Diagnostics
import Network
import Reports
import Session
import Testing

@Suite struct RunLabTests {
  @Test func drawsTellsAndShowsItsStatements() {
    let talk = Conversation()
    let reply = talk.say("let seen = lab capacity")
    #expect(reply.lines[0].hasPrefix("12 runs, such as data circles noise 0.1; network 1 tanh; "))
    let figures = reply.reports.compactMap { report -> Figure? in
      if case .figure(let figure) = report { figure } else { nil }
    }
    #expect(figures.count == 1)
    guard case .text(let sentence) = talk.value("seen.sentence") else {
      Issue.record("no sentence")
      return
    }
    #expect(reply.lines.joined(separator: " ").contains(sentence))
  }

  @Test func theSessionStaysAsItIs() {
    let talk = Conversation("data iris; network 3 relu; train epochs 1; let x = 2")
    let before = talk.session.fingerprint
    talk.answer("lab symmetry")
    #expect(talk.session.fingerprint == before)
  }

  @Test func followsItsSeed() {
    let talk = Conversation()
    let first = talk.answer("lab capacity seed 5").last
    talk.answer("random()")
    #expect(talk.answer("lab capacity seed 5").last == first)
    talk.answer("seed 5")
    #expect(talk.answer("lab capacity").last == first)
    #expect(talk.answer("lab capacity seed 6").last != first)
  }

  /// Some of the numbers a lab gives change with more seeds, as the runs do.
  @Test func takesSeeds() {
    let talk = Conversation()
    #expect(talk.answer("lab symmetry seeds 4")[0].hasPrefix("8 runs, such as "))
    #expect(talk.mistake("lab symmetry seeds 2").message == "seeds must be from 3 to 100")
  }

  @Test(arguments: ["batch", "overfit", "vanishing", "activations", "sparse"])
  func ctrlCEndsIt(lab: String) {
    let talk = Conversation("let x = 1")
    let before = talk.session.fingerprint
    talk.interrupt.raise()
    let reply = talk.say("lab \(lab)")
    #expect(reply.outcome.status == 130)
    talk.interrupt.lower()
    #expect(talk.session.fingerprint == before)
  }

  @Test func ctrlCInItsMidstSaysHowFarItCame() {
    let talk = Conversation { report, interrupt in
      if case .progress(let progress) = report, progress.done >= 3 { interrupt.raise() }
    }
    let reply = talk.say("lab overfit")
    #expect(reply.outcome.status == 130)
    #expect(reply.warnings.map(\.message) == ["interrupted after 2 runs, too few to tell"])
    #expect(reply.lines.isEmpty)
  }

  @Test func explainsItself() {
    let talk = Conversation()
    let page = talk.answer("help lab vanishing")
    #expect(page[0] == "lab vanishing [seeds N] [seed N]")
    #expect(talk.mistake("lab vanish").hint == "did you mean 'vanishing'?")
    #expect(talk.mistake("lab").hint.hasPrefix("choose activations, "))
  }
}
