import Network
import OrderedCollections
import Session
import Testing

@Suite struct NewNetworkTests {
  @Test func beginsAnEmptyNetwork() {
    let talk = Conversation("data iris; layer dense 8")
    #expect(talk.answer("network") == ["network: an empty network; layer adds to it"])
    #expect(talk.session.modelName == "network")
    #expect(talk.session.model?.network.layers.isEmpty == true)
  }

  @Test func makesTheLayersAtOnce() {
    let talk = Conversation("data iris")
    #expect(
      talk.answer("network small 16 8 tanh") == [
        "1 dense  4 → 16 tanh   80 parameters", "2 dense  16 → 8 tanh   136 parameters",
        "3 dense  8 → 3 softmax   27 parameters",
      ])
    #expect(talk.answer("network 5")[0] == "1 dense  4 → 5 relu   25 parameters")
    #expect(Array(talk.session.models.keys) == ["small", "network"])
  }

  @Test func takesUnitsFromValues() {
    let talk = Conversation("data iris; let n = 6")
    #expect(talk.answer("network a n*2 tanh;") == [])
    #expect(talk.session.model?.network.headline.contains("4 → 12 tanh → 3 softmax") == true)
  }

  @Test func givesAHandle() {
    let talk = Conversation("let net = network")
    #expect(talk.answer("net") == ["network: empty · 0 parameters · 0 epochs"])
  }

  @Test func refusesWhatDoesNotFit() {
    let talk = Conversation("data iris")
    #expect(talk.mistake("network a 4 tahn").token == "tahn")
    #expect(talk.mistake("network a 0").token == "0")
    #expect(talk.mistake("network a 4 tanh 3").token == "3")
    #expect(Conversation().mistake("network a 4").hint.contains("load data first"))
  }
}
