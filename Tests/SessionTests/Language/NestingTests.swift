import Diagnostics
import Network
import Reports
import Session
import Testing

// `include` itself is in Commands/IncludeTests.swift; here is what holds across nested texts.
@Suite struct NestingTests {
  @Test func anInterruptEndsAnIncludedScript() throws {
    let folder = try TemporaryFolder([
      "loop.nn": "let n = 0\nwhile true { let n = n + 1; print n }\n"
    ])
    let talk = Conversation { report, interrupt in
      if case .text("3") = report { interrupt.raise() }
    }
    let reply = talk.say("include \"\(folder.file("loop.nn"))\"\nprint \"never\"")
    #expect(reply.outcome.status == 130)
    #expect(reply.lines == ["1", "2", "3"])
    talk.interrupt.lower()
    #expect(talk.value("n") == .number(3))
  }

  @Test func quitEndsTheWholeText() throws {
    let folder = try TemporaryFolder(["quit.nn": "print 1\nquit 7\nprint 2\n"])
    let reply = Conversation().say("include \"\(folder.file("quit.nn"))\"\nprint 3")
    #expect(reply.outcome.status == 7)
    #expect(reply.lines == ["1"])
  }

  @Test func aScriptIncludedTwiceRunsTwice() throws {
    let folder = try TemporaryFolder(["one.nn": "print 1"])
    let line = "include \"\(folder.file("one.nn"))\""
    #expect(Conversation().answer("\(line); \(line)") == ["1", "1"])
  }

  @Test func includesEndAtADepth() throws {
    let folder = try TemporaryFolder()
    for number in 1...250 {
      try folder.write("include \"\(number + 1).nn\"", to: "\(number).nn")
    }
    try folder.write("print 1", to: "251.nn")
    #expect(Conversation().answer("include \"\(folder.file("100.nn"))\"") == ["1"])
    let mistake = Conversation().mistake("include \"\(folder.file("1.nn"))\"")
    #expect(mistake.diagnostic.id == "include.depth")
  }

  @Test func silenceReachesInward() throws {
    let folder = try TemporaryFolder(["one.nn": "print 1\n2"])
    let talk = Conversation("def speak { print 3; 4 }")
    #expect(talk.answer("include \"\(folder.file("one.nn"))\";") == [])
    #expect(talk.answer("repeat 2 { speak };") == [])
    #expect(talk.answer("speak") == ["3", "4"])
  }
}
