import Diagnostics
import Network
import Session
import Testing

@Suite struct UndoTests {
  @Test func saysWhatItTookBack() {
    let talk = Conversation("data iris; network 4 relu")
    let before = talk.session.fingerprint
    talk.answer("train epochs 5")
    talk.answer("print 1; summary")
    #expect(talk.answer("undo") == ["took back: train epochs 5"])
    #expect(talk.session.fingerprint == before)
    #expect(talk.answer("undo 2") == ["took back: network 4 relu", "took back: data iris"])
    #expect(
      talk.mistake("undo").description
        == "undo | there is nothing to take back | nothing has changed the session yet")
  }

  /// Whatever the statement was.
  @Test(arguments: [
    "let x = 5", "def f { print 1 }", "data xor", "scale none", "split test 0.5",
    "network b 3 relu",
    "layer dense 2", "remove layer 1", "init zeros", "freeze 1", "loss mse", "optimizer sgd",
    "schedule cosine", "train steps 3 quiet", "evaluate train", "delete network", "seed 9",
    "threads 7",
    "reset", "random()", "for i in 1..3 { train steps i quiet }", "time { let y = 2 }",
    "if true { let a = 1; let b = 2 }", "let r = train steps 2 quiet",
  ])
  func takesBackEverything(statement: String) {
    let talk = Conversation("data iris; network 4 relu; train epochs 1 quiet")
    let before = talk.session.fingerprint
    talk.answer(statement)
    let after = talk.session.fingerprint
    #expect(after != before)
    talk.answer("undo")
    #expect(talk.session.fingerprint == before)
    talk.answer("redo")
    #expect(talk.session.fingerprint == after)
  }

  @Test func resumesWhatItBroughtBack() {
    let (talk, other) = (
      Conversation("data iris; network 4 relu"), Conversation("data iris; network 4 relu")
    )
    talk.answer("train epochs 5 for 0s quiet; init zeros; undo; resume")
    other.answer("train epochs 5 quiet")
    #expect(talk.session.model?.network.parameters == other.session.model?.network.parameters)
  }

  @Test func countsStatements() {
    let talk = Conversation("let x = 1; let x = 2; let x = 3")
    #expect(
      talk.mistake("undo 4").description == "4 | only 3 statements can be taken back | write undo 3"
    )
    #expect(talk.mistake("undo 0").token == "0")
    #expect(talk.answer("undo 2; x") == ["took back: let x = 3", "took back: let x = 2", "1"])
  }

  @Test func cutsWhatIsLong() {
    let talk = Conversation()
    talk.answer("for i in 1..2 {\n  let x = i\n}")
    #expect(talk.answer("undo") == ["took back: for i in 1..2 { …"])
  }

  @Test func goesByWholeStatements() {
    let talk = Conversation("let x = 1; let x = 2")
    talk.answer("if x == 2 { undo }")
    #expect(talk.value("x") == .number(1))
    #expect(
      talk.mistake("if x == 1 { let x = 5; undo }").message
        == "undo goes by whole statements, and this one has changed something itself")
    talk.answer("def back { undo }; let x = 7; back")
    #expect(talk.value("x") == .number(1))
  }

  @Test func whatFailedCannotBeTakenBack() {
    let talk = Conversation("let x = 1")
    talk.mistake("repeat 2 { undo }")
    talk.mistake("let x = nothing")
    #expect(talk.answer("undo") == ["took back: let x = 1"])
  }
}
