import Session
import Testing

@Suite struct SummaryTests {
  @Test func listsTheLayersAndHowTheyAreTrained() {
    let talk = Conversation(
      "data iris; layer dense 16 relu; layer dropout 0.1; layer dense out name last")
    talk.answer("optimizer sgd rate 0.1; train epochs 1")
    #expect(
      talk.answer("summary") == [
        "   layer    name      shape           parameters",
        "─  ───────  ────────  ──────────────  ──────────",
        "1  dense    dense1    4 → 16 relu             80",
        "2  dropout  dropout1  16 → 16                  0",
        "3  dense    last      16 → 3 softmax          51",
        "131 parameters · loss crossentropy · optimizer sgd rate 0.1 · 1 epoch",
      ])
  }

  @Test func givesAHandle() {
    let talk = Conversation("data xor; layer dense out; let net = summary;")
    #expect(talk.answer("net") == ["network: 2 → 1 sigmoid · 3 parameters · 0 epochs"])
  }

  @Test func refusesToSummariseNothing() {
    #expect(
      Conversation().mistake("summary").description
        == "summary | there is no network yet | add a layer: layer dense 16 relu")
  }
}
