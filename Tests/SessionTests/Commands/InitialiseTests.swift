import Network
import Session
import Tensors
import Testing

@Suite struct InitialiseTests {
  private let talk = Conversation("data iris; layer dense 8 relu; layer dense out; train epochs 2")

  private func weights(_ name: String) -> [Float] {
    talk.session.model?.network.tensor(named: name)?.scalars ?? []
  }

  @Test func drawsAllWeightsAnew() {
    let trained = weights("dense1.weight")
    #expect(talk.answer("init he") == [])
    #expect(weights("dense1.weight") != trained)
    #expect(weights("dense1.bias").allSatisfy { $0 == 0 })
    #expect(talk.session.model?.network.epoch == 0)
    #expect(talk.mistake("loss").message == "'loss' has no value yet")
    #expect(talk.mistake("plot loss").message == "there is nothing to plot yet")
  }

  @Test func drawsOneLayerOrSeveral() {
    let first = weights("dense1.weight")
    talk.answer("init constant(2) layer 2")
    #expect(weights("dense1.weight") == first)
    #expect(weights("dense2.weight") == Array(repeating: 2, count: 24))
    talk.answer("init ones layer [dense1 dense2]")
    #expect((weights("dense1.weight") + weights("dense2.weight")).allSatisfy { $0 == 1 })
    #expect(talk.session.model?.network.epoch == 2)
  }

  @Test func drawsFromItsOwnStream() {
    let other = Conversation("data iris; layer dense 8 relu; layer dense out; train epochs 2")
    other.answer("print random(); evaluate; head")
    other.answer("init he")
    talk.answer("init he")
    #expect(
      weights("dense1.weight")
        == other.session.model?.network.tensor(named: "dense1.weight")?.scalars)
  }

  @Test(arguments: ["orthogonal", "identity", "truncated_normal(0.1)", "lecun_normal", "lecun"])
  func takesEveryInitialiser(name: String) {
    if name == "lecun" {
      #expect(talk.mistake("init lecun").hint.contains("lecun_"))
    } else {
      let trained = weights("dense1.weight")
      #expect(talk.answer("init \(name)") == [])
      #expect(weights("dense1.weight") != trained)
    }
  }

  @Test func refusesParametersThatMakeNoSense() {
    #expect(
      talk.mistake("init normal(-1)").description
        == "-1 | deviation must be from 0 to 1e30 | this is -1")
    #expect(talk.mistake("init constant(1e39)").token == "1e39")
    #expect(talk.mistake("layer dense 3 init uniform(0 - 2)").hint == "this is -2")
    #expect(talk.mistake("layer dense 3 softplus(0)").token == "0")
  }

  @Test func refusesWhatIsNotThere() {
    #expect(talk.mistake("init xaveir").hint == "did you mean 'xavier'?")
    #expect(
      talk.mistake("init he layer 7").description
        == "7 | no layer is called '7' | the layers are dense1, dense2")
    #expect(talk.mistake("init he layer [1 dense3]").token == "dense3")
    #expect(Conversation().mistake("init he").message == "there is no network yet")
  }
}
