import Diagnostics
import Session
import Testing

@Suite struct AddResidualTests {
  @Test func addsWhatItsLayersGive() {
    let talk = Conversation("data iris; layer dense 8 relu")
    #expect(
      talk.answer("residual { layer dense 8 relu; layer dense 8 }").last
        == "2 residual  8 → 8   144 parameters")
    // With zeros in its last layer a block passes on what it is given.
    talk.answer("layer dense out; init zeros layer 2")
    #expect(talk.answer("let f = forward row 1; print f.residual1.a == f.dense1.a").last == "true")
  }

  @Test(arguments: [
    ("layer dense 4", "end it with 'layer dense 8'"),
    ("layer dense 4; layer dense 6", "end it with 'layer dense 8'"),
  ])
  func saysWhatDoesNotFit(body: String, hint: String) {
    let talk = Conversation("data iris; layer dense 8 relu")
    let mistake = talk.mistake("residual { \(body) }").diagnostic
    #expect(mistake.id == "shape.residual")
    #expect(mistake.message.contains("'residual1'"))
    #expect(mistake.hint == hint)
    #expect(!talk.answer("summary").joined().contains("residual"))
  }

  @Test func holdsLayersOnly() {
    let talk = Conversation("data iris; layer dense 8 relu; layer dense out")
    #expect(talk.mistake("residual { remove layer 2 }").diagnostic.id == "composite.body")
    #expect(talk.mistake("residual { train epochs 1 quiet }").diagnostic.id == "composite.body")
  }

  /// Saved, loaded and trained on: the same bits as without a break.
  @Test func comesBackFromAFileToTheBit() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("r.safetensors")
    let layers = """
      data iris; layer dense 8 tanh
      residual { repeat 2 { layer dense 8 tanh } } name deep
      concat { layer dense 4 } { residual { layer dense 8 } } { layer dropout 0.2 }
      layer dense out
      """
    let whole = Conversation(layers)
    whole.answer("train epochs 6 quiet")
    let first = Conversation(layers)
    first.answer("train epochs 3 quiet")
    first.answer("save \"\(path)\"")
    let second = Conversation("data iris; load \"\(path)\"; train epochs 3 quiet")
    for tensor in ["dense1", "dense2", "dense3", "dense4", "dense5", "dense6"] {
      #expect(
        whole.answer("print \(tensor).weight[1]") == second.answer("print \(tensor).weight[1]"))
    }
  }
}
