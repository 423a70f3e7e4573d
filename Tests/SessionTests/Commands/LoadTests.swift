import Network
import OrderedCollections
import Session
import Testing

@Suite struct LoadTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.file("a.safetensors") }

  @Test func bringsBackAllButTheData() {
    let first = Conversation(
      "data iris; network flowers 8 tanh; optimizer sgd rate 0.1 momentum 0.9; train epochs 3")
    first.answer("save \"\(file)\"")
    let second = Conversation(seed: 9)
    #expect(
      second.answer("load \"\(file)\"")
        == ["flowers: 4 → 8 tanh → 3 softmax · 67 parameters · 3 epochs"])
    #expect(second.session.dataset == nil)
    #expect(second.session.modelName == "flowers")
    #expect(second.session.streams == first.session.streams)
    #expect(second.session.model?.network.fingerprint == first.session.model?.network.fingerprint)
  }

  @Test func goesOnAsIfItHadNeverStopped() {
    let straight = Conversation("data iris; network 8 relu; train epochs 10 batch 7")
    let first = Conversation("data iris; network 8 relu; train epochs 5 batch 7")
    first.answer("save \"\(file)\"")
    let second = Conversation("data iris; load \"\(file)\"; train epochs 5 batch 7")
    #expect(
      second.session.model?.network.fingerprint == straight.session.model?.network.fingerprint)
    let third = Conversation("load \"\(file)\"; data iris; train epochs 5 batch 7")
    #expect(third.session.model?.network.fingerprint == straight.session.model?.network.fingerprint)
  }

  @Test func replacesANetworkOfTheSameName() {
    let talk = Conversation("data iris; network 8 relu; save \"\(file)\"; layer dense 3")
    talk.answer("load \"\(file)\"")
    #expect(talk.session.models.count == 1)
    #expect(talk.session.model?.network.layers.count == 2)
  }

  @Test func refusesWhatIsNoModel() throws {
    let talk = Conversation("data iris; layer dense out; let file = \"\(file)\"")
    #expect(
      talk.mistake("load missing.safetensors").description
        == "missing.safetensors | cannot read 'missing.safetensors': no such file or directory | is the path right?"
    )
    try folder.write("hello", to: "a.safetensors")
    #expect(talk.mistake("load \"{file}\"").message.contains("is not a whole safetensors file"))
    try folder.write("size,price\n1,2\n", to: "houses.csv")
    let table = folder.file("houses.csv")
    #expect(talk.mistake("load \"\(table)\"").hint == "data \"\(table)\" loads data")
    #expect(talk.mistake("load \"\(folder.path)\"").message.contains("it is not a file"))
  }
}
