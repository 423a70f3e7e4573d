import Network
import OrderedCollections
import Session
import Tensors
import Testing

@Suite struct FreezeTests {
  private let iris = "data iris; network 8 6 relu"

  @Test func showsTheLayer() {
    let talk = Conversation(iris)
    #expect(talk.answer("freeze dense1") == ["1 dense  4 → 8 relu   40 parameters · frozen"])
    #expect(talk.answer("freeze 3 2").count == 2)
    #expect(talk.session.model?.network.layers.allSatisfy(\.isFrozen) == true)
  }

  @Test func summaryTellsWhatIsTrained() {
    let lines = Conversation("\(iris); freeze 1").answer("summary")
    #expect(lines.contains { $0.hasPrefix("1  dense") && $0.hasSuffix("frozen") })
    #expect(lines.last?.hasPrefix("115 parameters, 75 of them trained · ") == true)
    #expect(!Conversation(iris).answer("summary").joined().contains("frozen"))
  }

  @Test func keepsTheWeights() {
    let talk = Conversation("\(iris); train; freeze dense2")
    let before = talk.session.model?.network
    talk.answer("train epochs 3 weight_decay 0.1 clip 1")
    let after = talk.session.model?.network
    #expect(after?.tensor(named: "dense2.weight") == before?.tensor(named: "dense2.weight"))
    #expect(after?.tensor(named: "dense1.weight") != before?.tensor(named: "dense1.weight"))
    #expect(talk.value("parameters") == .number(115))
  }

  @Test func takesAllThatCanLearn() {
    let talk = Conversation("data iris; layer dense 4 relu; layer dropout 0.1; layer dense out")
    #expect(talk.answer("freeze all").count == 2)
    #expect(talk.session.model?.network.layers.map(\.isFrozen) == [true, false, true])
    #expect(talk.mistake("train").message == "every layer is frozen, so there is nothing to train")
  }

  @Test func namesALayerOnce() {
    let talk = Conversation("data iris; layer dense 4 relu; layer dense out")
    #expect(talk.mistake("freeze dense1 1").message == "layer '1' is named twice")
    #expect(talk.mistake("freeze all all").message == "layer 'all' is named twice")
  }

  @Test func refusesWhatIsNotThere() {
    let talk = Conversation("data iris; layer dense 4 relu; layer dropout 0.1; layer dense out")
    #expect(
      talk.mistake("freeze dens1").description
        == "dens1 | no layer is called 'dens1' | did you mean 'dense1'?")
    #expect(talk.mistake("freeze dense1 9").token == "9")
    #expect(talk.mistake("freeze dropout1").message == "'dropout1' has nothing to learn")
    #expect(talk.mistake("freeze").usage == "freeze LAYER|all …")
    #expect(Conversation().mistake("freeze all").message == "there is no network yet")
  }
}
