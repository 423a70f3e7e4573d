import Diagnostics
import Session
import Testing

@Suite struct RedoTests {
  @Test func bringsBackWhatWasTakenBack() {
    let talk = Conversation("let x = 1; let x = 2; let x = 3; undo 3")
    #expect(talk.answer("redo 2") == ["brought back: let x = 1", "brought back: let x = 2"])
    #expect(talk.answer("print x; redo; x") == ["2", "brought back: let x = 3", "3"])
    #expect(talk.mistake("redo").message == "there is nothing to bring back")
    #expect(talk.answer("undo; x") == ["took back: let x = 3", "2"])
    #expect(
      talk.mistake("redo 2").description
        == "2 | only 1 statement can be brought back | write redo 1")
  }

  @Test func aNewChangeEndsIt() {
    let talk = Conversation("let x = 1; undo; let y = 1")
    #expect(talk.mistake("redo").hint == "undo takes a statement back first; a new change ends it")
  }

  @Test func whatChangesNothingDoesNotEndIt() {
    let talk = Conversation("let x = 1; undo; print 2; redo")
    #expect(talk.value("x") == .number(1))
  }
}
