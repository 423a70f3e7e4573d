import Session
import Testing

@Suite struct HelpRequestTests {
  private let talk = Conversation()

  @Test(arguments: [
    ("?train", "help train"), ("? train", "help train"), ("train ?", "help train"),
    ("train?", "help train"), ("?layer dense", "help layer dense"), ("?", "help"),
    ("layer dense ?", "help layer dense"), ("layer ?", "help layer"), ("help ?", "help help"),
    ("?sqrt", "help sqrt"), ("if true { ?train }", "help train"),
  ])
  func asksForHelp(text: String, same: String) {
    #expect(talk.answer(text) == talk.answer(same))
  }

  @Test func elsewhereItIsAValueOrAMistake() {
    talk.answer("data iris; layer dense out")
    #expect(talk.answer("predict 5.1 3.5 1.4 ?").count == 1)
    #expect(talk.mistake("train epochs ?").token == "?")
    #expect(talk.mistake("let x = ?").token == "?")
  }
}
