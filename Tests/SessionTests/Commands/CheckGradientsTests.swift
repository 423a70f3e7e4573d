import Network
import Reports
import Session
import Testing

@Suite struct CheckGradientsTests {
  @Test func tellsTheErrorOfEachTensor() {
    let talk = Conversation("data iris; network 8 relu")
    let lines = talk.answer("let g = gradcheck")
    #expect(lines[0].hasPrefix("gradients of crossentropy on 8 rows, loss "))
    #expect(
      lines[1].split(separator: " ") == [
        "tensor", "numbers", "checked", "reference", "training", "verdict",
      ])
    #expect(lines.count == 10)
    #expect(lines.last == "passed: the gradients are right")
    #expect(talk.value("g.passed") == .boolean(true))
    #expect(talk.value("g.dense1.weight <= 1e-5 and g.dense2.bias <= 1e-5") == .boolean(true))
  }

  @Test(arguments: [
    "data xor; network 4 relu", "data iris; network 8 relu", "data iris; loss mse; network 8 tanh",
    "data iris; network; layer dense 9 sigmoid; layer dropout 0.5; layer dense out",
    "data line; scale standard; network 4 tanh",
    "data spirals; layer dense 6 leaky_relu; layer dense 6 tanh; layer dense out",
    "data xor; network 4 tanh; init zeros",
    "data iris; layer dense 8 tanh l2 0.02; layer dense out l1 0.01; train epochs 3 quiet",
    "data iris; layer dense 8 prelu l2 0.5; layer dense out; freeze dense1; train quiet",
    "data iris; network 8 relu; train epochs 200 quiet",
  ])
  func passes(beginning: String) {
    let talk = Conversation(beginning)
    #expect(talk.value("gradcheck").written.hasSuffix("passed: true}"))
  }

  @Test func takesRowsAndSamples() {
    let talk = Conversation("data iris; network 8 relu")
    let lines = talk.answer("gradcheck rows 3 samples 5")
    #expect(lines[0].hasPrefix("gradients of crossentropy on 3 rows"))
    #expect(lines[3].split(separator: " ")[1...2] == ["32", "5"])
    #expect(talk.answer("gradcheck rows 10000")[0].contains("on 120 rows"))
  }

  @Test func isTheSameEachTimeAndChangesNothing() {
    let talk = Conversation("data iris; layer dense 4 tanh; layer dropout 0.2; layer dense out")
    let before = talk.session.fingerprint
    let first = talk.answer("gradcheck")
    talk.answer("random()")
    #expect(talk.answer("gradcheck") == first)
    #expect(Conversation("data iris").session.streams != talk.session.streams)
    let other = Conversation("data iris; layer dense 4 tanh; layer dropout 0.2; layer dense out")
    other.answer("gradcheck")
    #expect(other.session.fingerprint == before)
  }

  @Test func anInterruptEndsIt() {
    let talk = Conversation("data iris; layer dense out")
    talk.interrupt.raise()
    let reply = talk.say("gradcheck")
    #expect(reply.outcome.status == 130)
  }

  @Test func needsWeightsAndRows() {
    let talk = Conversation("data iris; layer input 4; layer activation tanh; loss mse")
    #expect(talk.say("gradcheck").diagnostic != nil)
    #expect(Conversation().mistake("gradcheck").message == "there is no network yet")
    #expect(
      Conversation("layer input 2; layer dense 2").mistake("gradcheck").message
        == "there is no data yet")
  }
}
