import Network
import Tensors
import Session
import Testing

@Suite struct RemoveTests {
  private let talk = Conversation(
    "data iris; layer dense 8 relu; layer dropout 0.2; layer dense out")

  private func weights(_ name: String) -> [Float]? {
    talk.session.model?.network.tensor(named: name)?.scalars
  }

  @Test func takesALayerOutByNumber() {
    let before = (weights("dense1.weight"), weights("dense2.weight"))
    #expect(
      talk.answer("remove layer 2") == [
        "1 dense  4 → 8 relu   40 parameters", "2 dense  8 → 3 softmax   27 parameters",
      ])
    #expect(weights("dense1.weight") == before.0)
    #expect(weights("dense2.weight") == before.1)
  }

  @Test func takesALayerOutByName() {
    #expect(
      talk.answer("remove layer dense1") == [
        "1 dropout  4 → 4", "2 dense  4 → 3 softmax   15 parameters",
      ])
    #expect(weights("dense1.weight") == nil)
    #expect(weights("dense2.weight")?.count == 12)
  }

  @Test func takesTheLastLayerOut() {
    talk.answer("remove layer 1; remove layer 1; remove layer 1")
    #expect(talk.session.model?.network.layers.isEmpty == true)
    #expect(talk.mistake("train").message == "the network has no layers")
    #expect(talk.mistake("remove layer 1").message == "the network has no layers")
  }

  @Test func refusesWhatIsNotThere() {
    #expect(
      talk.mistake("remove layer 4").description
        == "4 | no layer is called '4' | the layers are dense1, dropout1, dense2")
    #expect(talk.mistake("remove layer dense3").hint == "did you mean 'dense1'?")
    #expect(talk.mistake("remove dense1").token == "dense1")
    #expect(talk.mistake("remove layer").usage == "remove layer N|NAME")
    #expect(Conversation().mistake("remove layer 1").message == "there is no network yet")
  }
}
