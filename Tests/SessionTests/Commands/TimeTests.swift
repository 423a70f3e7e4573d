import Diagnostics
import Session
import Testing

@Suite struct TimeTests {
  @Test func saysHowLongStatementsTook() {
    let talk = Conversation()
    let lines = talk.answer("time { print 1; let x = 2 }")
    #expect(lines[0] == "1")
    #expect(lines[1].hasPrefix("time: ") && lines[1].hasSuffix("s"))
    #expect(talk.value("x") == .number(2))
    guard case .number(let seconds)? = talk.record("time { let x = sum(1..1000) }")["seconds"]
    else {
      Issue.record("no seconds")
      return
    }
    #expect(seconds > 0 && seconds < 10)
  }

  @Test func failsAsItsStatementsDo() {
    let mistake = Conversation().mistake("time {\n  let x = 1\n  let y = nothing\n}")
    #expect(mistake.token == "nothing")
    #expect(mistake.place == "-:3")
  }

  @Test(arguments: ["break", "continue", "return 3"]) func cannotBeLeft(statement: String) {
    let mistake = Conversation().mistake("repeat 2 { time { \(statement) } }")
    #expect(mistake.diagnostic.id == "statement.place")
    #expect(mistake.token == statement)
  }

  @Test func refusesWhatIsNoBlock() {
    #expect(Conversation().mistake("time 3").token == "3")
    #expect(Conversation().mistake("time").usage == "time { … }")
  }
}
