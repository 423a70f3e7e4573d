import Session
import Testing

@Suite struct ListNetworksTests {
  @Test func marksTheOneInUse() {
    let talk = Conversation("data iris; network first 8 relu; network second; use first")
    #expect(
      talk.answer("list") == [
        "* first: 4 → 8 relu → 3 softmax · 67 parameters · 0 epochs",
        "  second: empty · 0 parameters · 0 epochs",
      ])
    #expect(talk.value("list") == .list([.text("first"), .text("second")]))
  }

  @Test func saysWhenThereIsNone() {
    #expect(Conversation().answer("list") == ["no networks"])
    #expect(Conversation().value("list") == .list([]))
  }
}
