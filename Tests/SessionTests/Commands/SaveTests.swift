import Network
import Session
import Tensors
import Testing

@Suite struct SaveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.file("a.safetensors") }

  @Test func writesOneFile() throws {
    let talk = Conversation("data iris; network 8 relu; train epochs 2")
    #expect(talk.answer("save \"\(file)\"") == ["\(file): 67 parameters"])
    #expect(folder.names == ["a.safetensors"])
  }

  @Test func loadThenSaveGivesTheSameBytes() throws {
    let talk = Conversation("data iris; network 8 relu; train epochs 2; save \"\(file)\"")
    let bytes = try folder.bytes(of: "a.safetensors")
    Conversation("load \"\(file)\"").answer("save \"\(folder.file("b.safetensors"))\"")
    #expect(try folder.bytes(of: "b.safetensors") == bytes)
    talk.answer("train epochs 1; save \"\(file)\"")
    #expect(try folder.bytes(of: "a.safetensors") != bytes)
  }

  /// What is learnt and what is drawn at random come back: training goes on to the bit.
  @Test(arguments: ["prelu", "prelu(0.1)", "rrelu", "rrelu(0.1, 0.2)", "elu(0.5)", "gelu"])
  func anActivationComesBackWithItsSlope(activation: String) throws {
    let layers = "layer dense 8 \(activation); layer activation \(activation); layer dense out"
    let talk = Conversation("data iris; \(layers); train epochs 2; save \"\(file)\"")
    let other = Conversation("load \"\(file)\"; data iris")
    #expect(other.session.model?.network.parameters == talk.session.model?.network.parameters)
    talk.answer("train epochs 2")
    other.answer("train epochs 2")
    #expect(other.session.model?.network.parameters == talk.session.model?.network.parameters)
    other.answer("save \"\(folder.file("b.safetensors"))\"")
    talk.answer("save \"\(file)\"")
    #expect(try folder.bytes(of: "a.safetensors") == folder.bytes(of: "b.safetensors"))
  }

  @Test func theSameScriptAndSeedGiveTheSameBytes() throws {
    let script = "data iris; layer dense 8 relu; layer dropout 0.3; layer dense out; train epochs 3"
    for name in ["a", "b"] {
      Conversation(script, seed: 4).answer("save \"\(folder.file("\(name).safetensors"))\"")
    }
    #expect(try folder.bytes(of: "a.safetensors") == folder.bytes(of: "b.safetensors"))
    Conversation(script, seed: 5).answer("save \"\(folder.file("c.safetensors"))\"")
    #expect(try folder.bytes(of: "a.safetensors") != folder.bytes(of: "c.safetensors"))
  }

  @Test func changesNothingInTheSession() {
    let talk = Conversation("data iris; network 8 relu")
    let before = talk.session.fingerprint
    talk.answer("save \"\(file)\"")
    #expect(talk.session.fingerprint == before)
  }

  @Test func refusesWhatCannotBeWritten() throws {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.mistake("save model.txt").hint == "write save model.safetensors")
    #expect(
      talk.mistake("save \"\(folder.path)/none/a.safetensors\"").message.hasSuffix(
        ": no such file or directory"))
    #expect(Conversation().mistake("save a.safetensors").message == "there is no network yet")
  }
}
