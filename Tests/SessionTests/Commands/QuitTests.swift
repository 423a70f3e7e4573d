import Session
import Testing

@Suite struct QuitTests {
  @Test(arguments: [("quit", 0), ("quit 3", 3), ("if true { repeat 2 { quit 4 } }", 4)])
  func endsTheText(text: String, status: Int) {
    let reply = Conversation().say("print 1\n\(text)\nprint 2")
    #expect(reply.outcome.status == status)
    #expect(reply.lines == ["1"])
  }

  @Test func keepsWhatItsStatementDid() {
    let talk = Conversation()
    _ = talk.say("if true { let x = 1; quit }")
    #expect(talk.value("x") == .number(1))
  }

  @Test(arguments: ["256", "-1", "1.5", "\"done\""]) func refusesWhatIsNoStatus(status: String) {
    #expect(Conversation().mistake("quit \(status)").token == status)
  }
}
