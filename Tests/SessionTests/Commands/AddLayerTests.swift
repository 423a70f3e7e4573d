import Network
import Session
import Tensors
import Testing

@Suite struct AddLayerTests {
  @Test func saysWhatTheLayerCameTo() {
    let talk = Conversation("data iris")
    #expect(talk.answer("layer dense 16 relu") == ["1 dense  4 → 16 relu   80 parameters"])
    #expect(talk.answer("layer dropout 0.2") == ["2 dropout  16 → 16"])
    #expect(talk.answer("layer dense out") == ["3 dense  16 → 3 softmax   51 parameters"])
    #expect(talk.session.model?.network.layers.map(\.name) == ["dense1", "dropout1", "dense2"])
  }

  @Test(arguments: [
    ("xor", "2 → 1 sigmoid   3 parameters"), ("iris", "4 → 3 softmax   15 parameters"),
    ("line", "1 → 1   2 parameters"), ("blobs", "2 → 3 softmax   9 parameters"),
  ])
  func givesTheOutputThatTheTargetNeeds(data: String, line: String) {
    let talk = Conversation("data \(data)")
    #expect(talk.answer("layer dense out") == ["1 dense  \(line)"])
  }

  @Test func takesItsShapeFromADeclaredInput() {
    let talk = Conversation()
    #expect(talk.answer("layer input 3") == ["input 3"])
    #expect(talk.answer("layer dense 2 bias off") == ["1 dense  3 → 2   6 parameters"])
    #expect(talk.answer("layer activation tanh") == ["2 activation  2 → 2 tanh"])
  }

  @Test func takesANameAndAnInitialiser() {
    let talk = Conversation("data iris; layer dense 2 tanh init constant(0.5) name hidden")
    let network = talk.session.model?.network
    #expect(network?.tensorNames == ["hidden.weight", "hidden.bias"])
    #expect(network?.tensor(named: "hidden.weight")?.scalars == Array(repeating: 0.5, count: 8))
  }

  @Test func takesAnActivationWithASlopeOfItsOwn() {
    let talk = Conversation("data iris")
    #expect(talk.answer("layer dense 8 prelu") == ["1 dense  4 → 8 prelu   41 parameters"])
    #expect(
      talk.answer("layer activation prelu(0.1)") == ["2 activation  8 → 8 prelu(0.1)   1 parameter"]
    )
    #expect(
      talk.answer("layer dense 5 rrelu(0.1, 0.2)") == [
        "3 dense  8 → 5 rrelu(0.1, 0.2)   45 parameters"
      ])
    #expect(talk.answer("layer dense out swish").last?.hasPrefix("4 dense  5 → 3 silu") == true)
    #expect(
      talk.session.model?.network.tensorNames.filter { $0.hasSuffix("slope") } == [
        "dense1.slope", "activation1.slope",
      ])
  }

  @Test func isSilentBeforeASemicolon() {
    let talk = Conversation("data iris")
    #expect(talk.answer("layer dense 16 relu;") == [])
    #expect(talk.session.model?.network.layers.count == 1)
  }

  @Test func refusesWhatDoesNotFit() {
    let talk = Conversation()
    let early = talk.mistake("layer dense 4")
    #expect(early.message == "'dense1' needs to know what a row of inputs looks like")
    #expect(early.hint == "load data first, or begin with 'layer input SIZE'")
    talk.answer("data iris; layer dense 4 name hidden")
    #expect(talk.mistake("layer dense 2 name hidden").token == "hidden")
    #expect(talk.mistake("layer dense 2 name 3x").message == "'3x' is not a name")
    #expect(talk.mistake("layer input 4").message.contains("comes before all other layers"))
    #expect(talk.mistake("layer dens 4").hint == "did you mean 'dense'?")
    #expect(talk.mistake("layer dense 4 rellu").hint == "did you mean 'relu'?")
    #expect(talk.mistake("layer dense 4 relu nmae a").hint == "did you mean 'name'?")
    #expect(talk.mistake("layer dense 0").token == "0")
    #expect(talk.mistake("layer dropout 1").token == "1")
  }

  @Test func refusesSizesThatNoMachineHolds() {
    let talk = Conversation("data iris")
    let mistake = talk.mistake("layer dense 1e12")
    #expect(mistake.message == "'dense1' would need 32 TB for its weights and their gradients")
    #expect(talk.mistake("layer dense 1e300").token == "1e300")
    #expect(Conversation().mistake("layer input 1e9 1e9 1e9").token.contains("1e9"))
  }
}
