import Diagnostics
import Network
import Reports
import Session
import Testing

@Suite struct StatementTests {
  private let talk = Conversation()

  @Test(arguments: [
    ("if 1 < 2 { print 1 } else { print 2 }", ["1"]),
    ("if 1 > 2 { print 1 } else if true { print 3 } else { print 2 }", ["3"]),
    ("if false { print 1 }", []), ("for x in [1 2] { x }", ["1", "2"]),
    ("for x in 1..3 by 2 { print x }", ["1", "3"]), ("for x in \"ab\" { print x }", ["a", "b"]),
    ("for x in [] { print x }", []), ("repeat 3 { print 1 }", ["1", "1", "1"]),
    ("repeat 0 { print 1 }", []), ("let i = 0; while i < 3 { let i = i + 1 }; i", ["3"]),
    ("for x in 1..9 { if x == 3 { break }; print x }", ["1", "2"]),
    ("for x in 1..3 { if x == 2 { continue }; print x }", ["1", "3"]),
    ("repeat 2 { for x in 1..3 { if x == 2 { break }; print x } }", ["1", "1"]),
    ("let i = 0; while true { let i = i + 1; if i == 4 { break } }; i", ["4"]),
    ("print 1; print 2", ["1", "2"]), ("print 1; print 2;", ["1"]), ("1 + 1", ["2"]),
    ("1 + 1;", []), ("repeat 2 { print 1; }", ["1", "1"]), ("repeat 2 { print 1 };", []),
    ("let x = 3 # a comment", []), ("print (1 +\n  2)", ["3"]), ("print 1 + \\\n 2", ["3"]),
  ])
  func runs(text: String, lines: [String]) {
    #expect(talk.answer(text) == lines)
  }

  @Test func aLoopsVariableStays() {
    talk.answer("for x in 1..3 { let y = x }")
    #expect(talk.value("[x y]") == .list([.number(3), .number(3)]))
  }

  @Test func aListIsTakenAsItWas() {
    #expect(talk.answer("let l = [1 2]; for x in l { let l = l + [x] }; length(l)") == ["4"])
  }

  @Test func bindsTheResultOfACommand() {
    talk.answer("data xor; layer dense out; let r = train epochs 5;")
    #expect(talk.value("r.epochs") == .number(5))
    #expect(talk.answer("let s = seed 3; s") == ["none"])
  }

  @Test func statementsBeforeAMistakeStay() {
    let reply = talk.say("let x = 1\nprint x\nlet y = nothing\nlet z = 3")
    #expect(reply.lines == ["1"])
    #expect(reply.outcome.status == 1)
    #expect(talk.value("x") == .number(1))
    #expect(talk.mistake("z").message.contains("'z'"))
  }

  @Test(arguments: [
    "repeat 3 { let x = random(); let y = nothing }", "if true { data iris; train }",
    "for i in 1..3 { network a; layer dense 3; let n = i / (3 - i) }",
    "time { seed 9; threads 2; quit -1 }",
    "if true { data xor; layer dense out; train epochs 2; expect accuracy > 2 }",
  ])
  func aBlockThatFailsLeavesNothing(text: String) {
    Conversation("let x = 0; data sine").mistake(text)
  }

  @Test(arguments: [
    ("break", "break"), ("continue", "continue"), ("return 3", "return 3"),
    ("if true { break }", "break"), ("def f { continue }", "continue"),
    ("repeat 2 { def f { break } }", "break"), ("repeat 2 { time { break } }", "break"),
    ("for x in 1..2 { return x }", "return x"),
  ])
  func refusesToLeaveWhatItIsNotIn(text: String, token: String) {
    let isDefinition = text.contains("def f")
    if isDefinition { talk.answer(text) }
    let mistake = talk.mistake(isDefinition ? "f" : text)
    #expect(mistake.diagnostic.id == "statement.place")
    #expect(mistake.token == token)
  }

  @Test(arguments: [
    (
      "if 1 { print 1 }",
      "1 | a condition must be true or false, not a number | compare it, as in x > 0"
    ),
    (
      "while \"a\" { print 1 }",
      "\"a\" | a condition must be true or false, not a text | compare it, as in x > 0"
    ),
    ("for x in 3 { print 1 }", "3 | for needs a list, a range or a text, not a number | "),
    (
      "repeat 2.5 { print 1 }",
      "2.5 | repeat needs a whole number of times, not 2.5 | write repeat 3 { … }"
    ),
    (
      "repeat -1 { print 1 }",
      "-1 | repeat needs a whole number of times, not -1 | write repeat 3 { … }"
    ),
    (
      "repeat \"a\" { print 1 }",
      "\"a\" | repeat needs a whole number of times, not \"a\" | write repeat 3 { … }"
    ),
  ])
  func refusesTheWrongKind(text: String, mistake: String) {
    #expect(talk.mistake(text).description == mistake)
  }

  @Test(arguments: [
    "repeat 1000000000 { let n = n + 1; print n }", "while true { let n = n + 1; print n }",
    "for i in 1..100000000 { let n = n + 1; print n }",
    "def f { while true { let n = n + 1; print n; keep } }; f",
  ])
  func anInterruptEndsALoopAndKeepsWhatItDid(text: String) {
    let talk = Conversation("let n = 0; def keep { data xor }") { report, interrupt in
      if case .text("3") = report { interrupt.raise() }
    }
    let reply = talk.say("\(text)\nprint \"never\"")
    #expect(reply.outcome.status == 130)
    #expect(reply.lines.first == "1")
    #expect(!reply.lines.contains("never"))
    #expect(!reply.lines.contains("5"))
    talk.interrupt.lower()
    if !text.hasPrefix("def") { #expect(talk.value("n") == .number(3)) }
  }

  @Test func nothingRunsWhileAnInterruptIsRaised() {
    talk.interrupt.raise()
    let reply = talk.say("print 1")
    #expect(reply.outcome.status == 130)
    #expect(reply.lines == [])
  }
}
