import Diagnostics
import Session
import Testing

@Suite struct EditCellTests {
  /// An editor that changes a text as a test wants it.
  private struct Fake: TextEditor {
    let change: @Sendable (String) -> String?
    func edit(_ text: String) throws(Diagnostic) -> String? { change(text) }
  }

  private func conversation(_ change: @escaping @Sendable (String) -> String?) -> Conversation {
    let talk = Conversation(editor: Fake(change: change))
    _ = talk.say("let x = 1\nprint x", cell: 1)
    _ = talk.say("print 9", cell: 2)
    return talk
  }

  @Test func runsWhatWasSaved() {
    let talk = conversation { $0.replacing("1", with: "5") + "\n" }
    let reply = talk.say("edit 1", cell: 3)
    #expect(reply.lines == ["5"])
    #expect(talk.value("x") == .number(5))
    #expect(talk.answer("history 1") == ["nn[3]> let x = 5", "       print x"])
  }

  @Test func takesTheLastCellWithoutANumber() {
    let talk = conversation { $0 + " + 1" }
    #expect(talk.answer("edit") == ["10"])
  }

  @Test(arguments: [nil, "", " \n", "let x = 1\nprint x\n"])
  func runsNothing(saved: String?) {
    let talk = conversation { _ in saved }
    #expect(talk.answer("edit 1") == ["nothing was changed, and nothing runs"])
  }

  @Test func aMistakeIsShownInWhatWasSaved() {
    let talk = conversation { _ in "print (" }
    let reply = talk.say("edit 1", cell: 3)
    #expect(reply.outcome.status == 2)
    #expect(reply.diagnostic?.source?.text == "print (")
    #expect(talk.answer("history 1") == ["nn[3]> print ("])
  }

  @Test func needsAnEditorAndACell() {
    #expect(Conversation().mistake("edit 1").message == "edit needs the prompt on a terminal")
    let talk = conversation { $0 + "0" }
    #expect(talk.mistake("edit 8").token == "8")
    #expect(
      talk.mistake("if true { edit 1 }").message
        == "edit stands on a line of its own, not inside another statement")
  }
}
