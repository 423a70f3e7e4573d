import Diagnostics
import Session
import Testing

@Suite struct IncludeTests {
  @Test func runsAScriptHere() throws {
    let folder = try TemporaryFolder([
      "one.nn": "let x = 3\nprint \"one\"\ndef twice n { return n * 2 }"
    ])
    let talk = Conversation()
    #expect(talk.answer("include \"\(folder.file("one.nn"))\"") == ["one"])
    #expect(talk.value("x") == .number(3))
    #expect(talk.value("twice 4") == .number(8))
  }

  @Test func findsAFileBesideTheOneThatIncludesIt() throws {
    let folder = try TemporaryFolder([
      "one.nn": "include \"two.nn\"", "two.nn": "include \"three.nn\"\nprint \"two\"",
      "three.nn": "print \"three\"",
    ])
    #expect(Conversation().answer("include \"\(folder.file("one.nn"))\"") == ["three", "two"])
    #expect(
      Conversation().answer("include two.nn", name: folder.file("main.nn")) == ["three", "two"])
  }

  @Test func refusesACycle() throws {
    let folder = try TemporaryFolder(["one.nn": "include two.nn", "two.nn": "include one.nn"])
    let mistake = Conversation().mistake("include \"\(folder.file("one.nn"))\"")
    #expect(mistake.message == "'one.nn' includes itself")
    #expect(mistake.hint == "the way: one.nn → two.nn → one.nn")
    #expect(mistake.place == "\(folder.file("two.nn")):1")
    #expect(mistake.token == "one.nn")
  }

  @Test func refusesAScriptThatIncludesItself() throws {
    let folder = try TemporaryFolder(["one.nn": "include one.nn"])
    let source = try TextFile.read(folder.file("one.nn"))
    let mistake = Conversation().mistake(source.text, name: source.name)
    #expect(mistake.message == "'one.nn' includes itself")
  }

  @Test func showsAMistakeInItsOwnText() throws {
    let folder = try TemporaryFolder(["one.nn": "let x = 3\ntrian epochs 5\n"])
    let mistake = Conversation().mistake("print \"before\"\ninclude \"\(folder.file("one.nn"))\"")
    #expect(mistake.place == "\(folder.file("one.nn")):2")
    #expect(mistake.token == "trian")
    #expect(mistake.status == 1)
  }

  @Test func leavesNothingBehindOfAScriptThatFails() throws {
    let folder = try TemporaryFolder(["one.nn": "let x = 3\nprint random()\nlet y = nothing"])
    Conversation("let x = 1").mistake("include \"\(folder.file("one.nn"))\"")
  }

  @Test func refusesATextThatDoesNotParse() throws {
    let folder = try TemporaryFolder(["one.nn": "print \"never\"\nlet x = (1 + 2"])
    let talk = Conversation()
    let reply = talk.say("include \"\(folder.file("one.nn"))\"")
    #expect(reply.lines == [])
    #expect(reply.outcome.status == 2)
  }

  @Test func refusesAFileThatIsNotThere() {
    let mistake = Conversation().mistake("include \"missing.nn\"")
    #expect(mistake.token == "\"missing.nn\"")
    #expect(mistake.message == "cannot read 'missing.nn': no such file or directory")
  }

  @Test func refusesABreakThatWouldLeaveTheScript() throws {
    let folder = try TemporaryFolder(["one.nn": "print \"one\"\nbreak"])
    let mistake = Conversation().mistake("repeat 3 { include \"\(folder.file("one.nn"))\" }")
    #expect(mistake.diagnostic.id == "statement.place")
    #expect(mistake.place.hasSuffix("one.nn:2"))
    #expect(mistake.token == "break")
  }
}
