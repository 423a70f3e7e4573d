import Network
import Session
import Testing

@Suite struct LayerActivationsTests {
  @Test func measuresEachLayer() {
    let talk = Conversation("data iris; layer dense 8 tanh; layer dense 6 relu; layer dense out")
    let lines = talk.answer("let a = activations")
    #expect(lines[0] == "activations on 120 train rows")
    #expect(
      lines[1].split(separator: " ") == [
        "layer", "activation", "units", "mean", "sd", "zeros", "dead", "saturated",
      ])
    // Softmax gives shares of one.
    #expect(talk.value("abs(a.dense3.mean - 1/3) < 1e-6") == .boolean(true))
    #expect(talk.value("a.dense1.saturated >= 0 and a.dense2.dead < 1") == .boolean(true))
    #expect(talk.answer("activations test rows 10")[0] == "activations on 10 of 30 test rows")
  }

  /// The mean is that of what forward gives for the rows.
  @Test func isTheMeanOfForward() {
    let talk = Conversation("data xor; network 3 sigmoid; let a = activations")
    talk.answer(
      "let all = []; for i in 1..4 { let f = forward row i; let all = all + f.dense1.a }")
    #expect(talk.value("abs(mean(all) - a.dense1.mean) < 1e-9") == .boolean(true))
  }

  @Test func findsTheDeadAndTheSaturated() {
    let dead = Conversation("data iris; layer dense 4 relu bias off init zeros; layer dense out")
    #expect(dead.value("a.dense1.dead", after: "let a = activations") == .number(1))
    let full = Conversation(
      "data iris; scale none; layer dense 4 sigmoid init constant(9); layer dense out")
    #expect(full.value("a.dense1.saturated", after: "let a = activations") == .number(1))
  }

  @Test func anInterruptEndsIt() {
    let talk = Conversation("data iris; network 4")
    talk.interrupt.raise()
    #expect(talk.say("activations").outcome.status == 130)
  }

  @Test func changesNothing() {
    let talk = Conversation("data digits; network 4 tanh; train quiet")
    let before = talk.session.fingerprint
    let first = talk.answer("activations")
    #expect(talk.answer("activations") == first)
    #expect(talk.session.fingerprint == before)
  }

  @Test func refusesAPartThatIsNotThere() {
    #expect(Conversation().mistake("activations").message == "there is no network yet")
    let talk = Conversation("data xor; network 2")
    #expect(talk.mistake("activations test").message == "'xor' has no test rows")
    #expect(talk.mistake("activations validation").hint == "keep some: split validation 0.2")
  }
}
