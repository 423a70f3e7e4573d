import Session
import Testing

@Suite struct ShowHistoryTests {
  @Test func listsTheNumberedCells() {
    let talk = Conversation()
    _ = talk.say("let x = 1", cell: 1)
    _ = talk.say("repeat 2 {\n  let x = x + 1\n}", cell: 2)
    #expect(
      talk.answer("history") == [
        "nn[1]> let x = 1", "nn[2]> repeat 2 {", "         let x = x + 1", "       }",
      ])
    #expect(talk.value("history 1") == .list([.text("repeat 2 {\n  let x = x + 1\n}")]))
  }

  @Test func isEmptyAtTheStart() {
    #expect(Conversation().answer("history") == [])
    #expect(Conversation().value("history") == .list([]))
  }

  @Test func refusesWhatIsNoCount() {
    #expect(Conversation().mistake("history 0").token == "0")
  }
}
