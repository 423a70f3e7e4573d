import Diagnostics
import Network
import Session
import Testing

@Suite struct ChooseLossTests {
  @Test func choosesTheLoss() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.session.model?.network.loss.kind == "crossentropy")
    #expect(talk.answer("loss mse") == [])
    #expect(talk.session.model?.network.loss.kind == "mse")
  }

  @Test func aloneIsTheValue() {
    let talk = Conversation("data xor; layer dense out")
    #expect(talk.mistake("loss").message == "'loss' has no value yet")
    talk.answer("train epochs 1")
    #expect(talk.answer("loss").first.flatMap(Double.init) ?? 0 > 0)
    #expect(talk.answer("loss * 0") == ["0"])
  }

  @Test func refusesAnUnknownName() {
    let talk = Conversation("data iris; layer dense out")
    let mistake = talk.mistake("loss crossentrpy")
    #expect(mistake.token == "crossentrpy")
    #expect(mistake.hint == "did you mean 'crossentropy'?")
  }

  @Test(arguments: [
    ("data iris; layer dense out; loss bce", "layer dense out"),
    ("data line; layer dense out; loss crossentropy", "mse"),
    ("data xor; layer dense 3; loss mse", "layer dense out"),
  ])
  func doesNotTrainWithALossThatDoesNotFit(beginning: String, advice: String) {
    let mistake = Conversation(beginning).mistake("train")
    #expect(mistake.diagnostic.id == "loss.fit")
    #expect(mistake.hint.contains(advice))
  }
}
