import Diagnostics
import Network
import Reports
import Session
import Testing

@Suite struct FindRateTests {
  private static let moons = "data moons noise 0.2; network 16 tanh; optimizer sgd"

  @Test func suggestsARateThatTrainsWell() {
    let talk = Conversation(Self.moons)
    let reply = talk.say("let found = find rate")
    #expect(reply.lines.last?.contains(": try train rate ") == true)
    let charts = reply.reports.compactMap { report -> Chart? in
      if case .figure(.chart(let chart)) = report { chart } else { nil }
    }
    #expect(charts.first?.x.scale == .logarithmic)
    #expect(
      talk.value("found.rate > 0.01 and found.rate <= found.blow_up / 10 + 1e-9 or found.rate < 1")
        == .boolean(true))
    talk.answer(
      "train epochs 30 rate (found.rate); let good = loss; init auto; train epochs 30 rate 1e-4")
    #expect(talk.value("good < loss") == .boolean(true))
  }

  @Test func theRateGrowsByTheSameFactor() {
    let talk = Conversation(Self.moons)
    talk.answer("let found = find rate from 0.001 to 0.1 steps 21")
    #expect(talk.value("length(found.rates)") == .number(21))
    #expect(
      talk.value(
        "abs(found.rates[1] - 0.001) < 1e-12 and abs(found.rates[21] - 0.1) < 1e-9 and abs(found.rates[11] - 0.01) < 1e-9"
      ) == .boolean(true))
  }

  @Test func theNetworkStaysAsItIs() {
    let talk = Conversation(Self.moons + "; train epochs 2")
    let before = talk.session.fingerprint
    let first = talk.answer("find rate")
    #expect(talk.session.fingerprint == before)
    #expect(talk.answer("find rate") == first)
  }

  @Test func ctrlCKeepsTheStepsSoFar() {
    let talk = Conversation(Self.moons) { report, interrupt in
      if case .progress(let progress) = report, progress.done >= 40 { interrupt.raise() }
    }
    let reply = talk.say("let found = find rate")
    #expect(reply.outcome.status == 130)
    talk.interrupt.lower()
    #expect(talk.value("length(found.losses)") == .number(39))
  }

  @Test func refuses() {
    #expect(Conversation().mistake("find rate").message == "there is no network yet")
    #expect(
      Conversation("layer input 2; layer dense 1").mistake("find rate").message
        == "there is no data yet")
    let talk = Conversation(Self.moons)
    #expect(talk.mistake("find rate from 3 to 1").token == "1")
    #expect(talk.mistake("find rat").hint == "did you mean 'rate'?")
    #expect(talk.mistake("find").message.hasPrefix("find needs rate"))
    talk.answer("optimizer lbfgs")
    #expect(
      talk.mistake("find rate").message == "lbfgs searches for the length of its steps itself")
  }
}
