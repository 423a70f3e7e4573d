import Datasets
import Diagnostics
import Session
import Testing

@Suite struct CallTests {
  private let talk = Conversation(
    """
    def scaled a b=2 { return a * b }
    def greet { print "hello" }
    """)

  @Test(arguments: [
    ("scaled 3", "6"), ("scaled 3 5", "15"), ("scaled 3 b 5", "15"), ("scaled b 5 3", "15"),
    ("scaled a 3", "6"), ("scaled 3 (5)", "15"), ("scaled 3 - 1", "4"), ("scaled 3 -1", "-3"),
    ("scaled 1+1", "4"),
  ])
  func bindsItsParameters(call: String, shown: String) {
    #expect(talk.answer("let r = \(call); r") == [shown])
  }

  @Test func aloneOnItsLineIsCalled() {
    #expect(talk.answer("greet") == ["hello"])
    #expect(talk.answer("let x = greet") == ["hello"])
    #expect(talk.value("greet") == .none)
    #expect(talk.answer("scaled 3") == [])
  }

  @Test func defaultsSeeTheParametersBefore() {
    talk.answer("def sides a b=a c=a+b { return [a b c] }")
    #expect(talk.value("sides 1") == .list([.number(1), .number(1), .number(2)]))
    #expect(talk.value("sides 1 c 5") == .list([.number(1), .number(1), .number(5)]))
  }

  @Test func itsVariablesAreItsOwn() {
    talk.answer("let x = 1; def change { let x = 2; let inner = 3; return x }")
    #expect(talk.value("change") == .number(2))
    #expect(talk.value("x") == .number(1))
    #expect(talk.mistake("print inner").message == "no value is called 'inner'")
  }

  @Test func itSeesTheVariablesOfTheSession() {
    talk.answer("let x = 1; def look { return x }")
    #expect(talk.value("look") == .number(1))
    talk.answer("let x = 5")
    #expect(talk.value("look") == .number(5))
  }

  @Test func itDoesNotSeeTheVariablesOfItsCaller() {
    talk.answer("def look { return hidden }; def outer { let hidden = 3; return 1 }")
    talk.answer("def caller { let hidden = 3; look }")
    #expect(talk.mistake("caller").message == "no value is called 'hidden'")
  }

  @Test func itChangesTheSessionThroughCommands() {
    talk.answer("def prepare set { data (set);; layer dense out; return parameters }")
    #expect(talk.value("prepare \"iris\"") == .number(15))
    #expect(talk.session.dataset?.name == "iris")
  }

  @Test func returnEndsItAtOnce() {
    talk.answer("def first items { for x in items { repeat 3 { return x } }; print \"never\" }")
    #expect(talk.answer("let x = first [7 8]; x") == ["7"])
    #expect(talk.value("first []") == .none)
  }

  @Test func itCallsItself() {
    talk.answer("def factorial n { if n < 2 { return 1 }; let r = factorial n - 1; return n * r }")
    #expect(talk.value("factorial 10") == .number(3_628_800))
    #expect(talk.value("factorial 150 - 144") == .number(720))
  }

  @Test func callsEndAtADepth() {
    talk.answer("def down n {\n  if n == 0 { return 0 }\n  let r = down n - 1\n  return r\n}")
    #expect(talk.value("down 199") == .number(0))
    let mistake = talk.mistake("down 200")
    #expect(mistake.message == "commands call each other deeper than 200")
    #expect(mistake.token == "down")
    #expect(mistake.place == "-:3")
    talk.answer("def ping { pong }; def pong { ping }")
    #expect(talk.mistake("ping").diagnostic.id == "call.depth")
  }

  @Test func aMistakeStandsWhereItWasWritten() throws {
    let folder = try TemporaryFolder(["lib.nn": "# a library\ndef half x {\n  return x / 0\n}\n"])
    let talk = Conversation("include \"\(folder.file("lib.nn"))\"")
    let mistake = talk.mistake("print 1\nhalf 3")
    #expect(mistake.place == "\(folder.file("lib.nn")):3")
    #expect(mistake.token == "0")
    let missing = talk.mistake("half", name: "main.nn")
    #expect(missing.place == "main.nn:1")
    #expect(missing.message == "'half' needs a value for 'x'")
    #expect(missing.usage == "half x")
  }

  @Test func aMistakeInADefaultStandsThere() throws {
    let folder = try TemporaryFolder(["lib.nn": "\ndef half x=nothing { return x }\n"])
    let mistake = Conversation("include \"\(folder.file("lib.nn"))\"").mistake("half")
    #expect(mistake.place == "\(folder.file("lib.nn")):2")
    #expect(mistake.token == "nothing")
  }

  @Test(arguments: [
    ("scaled", "scaled | 'scaled' needs a value for 'a' | "),
    ("scaled 1 2 3", "3 | 'scaled' takes no more arguments | remove this"),
    ("scaled 1 b 2 b 3", "b | 'b' is given twice | remove one of them"),
    ("scaled 1 a 2", "a | 'a' is given twice | remove one of them"),
    ("sclaed 1", "sclaed | no command is called 'sclaed' | did you mean 'scaled'?"),
    (
      "print scaled(1)",
      "scaled | 'scaled' is a command, not a function"
        + " | write let result = scaled …, then use result"
    ),
  ])
  func refusesWhatDoesNotFit(call: String, mistake: String) {
    #expect(talk.mistake(call).description == mistake)
  }

  @Test func aDefinitionIsReplaced() {
    talk.answer("def greet { print \"bye\" }")
    #expect(talk.answer("greet") == ["bye"])
  }
}
