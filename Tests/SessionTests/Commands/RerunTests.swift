import Diagnostics
import OrderedCollections
import Session
import Testing

@Suite struct RerunTests {
  private func conversation(_ cells: String...) -> Conversation {
    let talk = Conversation()
    for (place, cell) in cells.enumerated() { _ = talk.say(cell, cell: place + 1) }
    return talk
  }

  @Test func runsACellAgain() {
    let talk = conversation("let x = 1", "let x = x + 1\nprint x", "print \"end\"")
    #expect(talk.answer("rerun 2") == ["3"])
    #expect(talk.answer("rerun 2 3") == ["4", "end"])
    #expect(talk.answer("rerun 1..3") == ["2", "end"])
    #expect(talk.answer("rerun [3 1]") == ["end"])
  }

  @Test func isKeptAsWhatItRan() {
    let talk = conversation("print 1", "rerun 1", "rerun 2; print 2", "rerun 3")
    #expect(
      talk.answer("history") == [
        "nn[1]> print 1", "nn[2]> print 1", "nn[3]> print 1", "       print 2", "nn[4]> print 1",
        "       print 2",
      ])
  }

  @Test func eachStatementCanBeTakenBack() {
    let talk = conversation("let x = 1; let x = 2", "rerun 1", "undo")
    #expect(talk.value("x") == .number(1))
  }

  @Test func stopsAtAMistake() {
    let talk = conversation("let x = 1; let y = nothing; let x = 2", "let x = 5")
    let reply = talk.say("rerun 1 2")
    #expect(reply.diagnostic?.message == "no value is called 'nothing'")
    #expect(reply.diagnostic?.source?.text == "let x = 1; let y = nothing; let x = 2")
    #expect(talk.value("x") == .number(1))
  }

  @Test func refusesWhatIsNoCell() {
    let talk = conversation("print 1", "print 2")
    #expect(
      talk.mistake("rerun 7").description == "7 | there is no cell 7 | history shows them: 1 to 2")
    #expect(talk.mistake("rerun 1.5").token == "1.5")
    #expect(talk.mistake("rerun x").token == "x")
    #expect(Conversation().mistake("rerun 1").message == "there is no cell 1 yet")
    #expect(
      talk.mistake("repeat 2 { rerun 1 }").message
        == "rerun stands on a line of its own, not inside another statement")
  }

  /// Cells that were mistakes once and name each other now.
  @Test func cellsThatRunEachOtherEnd() {
    let talk = conversation("rerun 2", "rerun 1")
    #expect(talk.say("rerun 1").diagnostic?.message == "the cells run each other without an end")
  }
}
