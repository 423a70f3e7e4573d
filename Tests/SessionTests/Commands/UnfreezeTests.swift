import Network
import OrderedCollections
import Session
import Tensors
import Testing

@Suite struct UnfreezeTests {
  @Test func letsLayersLearnAgain() {
    let talk = Conversation("data iris; network 8 relu; freeze all")
    #expect(talk.answer("unfreeze dense2") == ["2 dense  8 → 3 softmax   27 parameters"])
    #expect(talk.session.model?.network.layers.map(\.isFrozen) == [true, false])
    talk.answer("unfreeze all; train epochs 1")
  }

  @Test func aFileKeepsWhatIsFrozen() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (folder.file("a.safetensors"), folder.file("b.safetensors"))
    let first = "data iris; network 8 relu; train epochs 2; freeze dense1; train epochs 2"
    let rest = "train epochs 2; unfreeze dense1; train epochs 2; save \"\(b)\""
    _ = Conversation("\(first); save \"\(a)\"; \(rest)")
    let bytes = try folder.bytes(of: "b.safetensors")
    let talk = Conversation("load \"\(a)\"")
    #expect(talk.session.model?.network.layers.map(\.isFrozen) == [true, false])
    #expect(talk.session.model?.network.missedSteps["dense1.weight"] == 8)
    talk.answer("data iris; \(rest)")
    #expect(try folder.bytes(of: "b.safetensors") == bytes)
  }
}
