import Network
import Reports
import Tensors
import Session
import Testing

@Suite struct LoadWeightsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.file("a.safetensors") }

  private func weights(_ talk: Conversation, _ name: String) -> [Float] {
    talk.session.model?.network.tensor(named: name)?.scalars ?? []
  }

  @Test func takesTensorsByName() {
    let first = Conversation("data iris; network 8 relu; train epochs 1; save \"\(file)\"")
    let second = Conversation("data iris; layer dense 8 tanh; layer dense out", seed: 3)
    #expect(second.answer("weights \"\(file)\"") == ["\(file): 4 tensors taken"])
    #expect(weights(second, "dense1.weight") == weights(first, "dense1.weight"))
    #expect(weights(second, "dense2.bias") == weights(first, "dense2.bias"))
    #expect(second.session.model?.network.epoch == 0)
  }

  /// What was trained with softmax decides with hardmax.
  @Test func aHardmaxTakesTheWeightsOfASoftmax() {
    Conversation("data iris; network 8 relu; train epochs 200").answer("save \"\(file)\"")
    let talk = Conversation("data iris; layer dense 8 relu; layer dense out hardmax")
    talk.answer("weights \"\(file)\"")
    #expect(
      talk.mistake("train").hint == "train with softmax, which is largest at the same output")
    #expect(
      talk.answer("predict 5.1 3.5 1.4 0.2") == [
        "setosa 1.000 · versicolor 0.000 · virginica 0.000"
      ])
    #expect(talk.answer("evaluate").first?.contains("accuracy") == true)
  }

  @Test func listsWhatTheFileLacks() {
    _ = Conversation("data iris; layer dense 8; save \"\(file)\"")
    let talk = Conversation("data iris; layer dense 8; layer dense out")
    let before = weights(talk, "dense2.weight")
    let reply = talk.say("weights \"\(file)\"")
    #expect(reply.warnings.map(\.message) == ["'\(file)' lacks dense2.weight, dense2.bias"])
    #expect(weights(talk, "dense2.weight") == before)
  }

  @Test func refusesAnUnknownNameAndAnotherShape() {
    _ = Conversation("data iris; layer dense 8; save \"\(file)\"")
    let other = Conversation("data iris; layer dense 9").mistake("weights \"\(file)\"")
    #expect(other.message == "'dense1.weight' has the shape [9 4], and this is [8 4]")
    #expect(
      other.hint
        == "make the network as it was; load \"\(file)\" does, where save has written the file")
    #expect(
      Conversation("data iris; layer dense 8 name hidden").mistake("weights \"\(file)\"").message
        == "the network has no tensor 'dense1.weight'")
    #expect(Conversation().mistake("weights \"\(file)\"").message == "there is no network yet")
  }
}
