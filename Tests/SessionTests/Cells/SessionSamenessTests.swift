import Session
import Testing

/// Statements that change nothing cannot be taken back.
@Suite struct SessionSamenessTests {
  private static let beginning =
    "data iris; network 4 relu; train epochs 2 quiet; evaluate; let x = [1 2]; def f a { print a }"

  @Test(arguments: [
    "print x", "summary", "show 1", "predict 5 3 1 0.2", "evaluate", "let x = [1 2]",
    "let x = 1..2 ; let x = [1 2]",
    "def f a { print a }", "data iris", "scale standard", "split", "use network", "list", "head 2",
    "threads 1", "for i in [] { print i }", "if false { reset }", "time { let z = 2 }; undo",
    "gradcheck", "confusion",
    "help", "history", "x", "f 1", "optimizer adam; undo",
  ])
  func nothingChanges(text: String) {
    let talk = Conversation(Self.beginning)
    let before = (talk.journal.undoCount, talk.session.fingerprint)
    talk.answer(text)
    #expect(talk.session.fingerprint == before.1)
    let allowed = text.contains("1..2") ? 2 : 0
    #expect(talk.journal.undoCount == before.0 + allowed)
  }

  @Test(arguments: [
    "let x = [1 3]", "let y = none", "def f a { print  a }", "def g { print 1 }", "data xor",
    "scale minmax", "split test 0.3", "network b", "threads 2", "seed 0; print random()",
    "random()",
    "train steps 1 quiet", "train epochs 1 rate 1e-30 quiet", "init zeros", "freeze 1", "loss mse",
    "optimizer sgd", "optimizer adam rate 0.1", "schedule cosine", "layer activation tanh",
    "remove layer 1",
    "delete network", "reset", "evaluate train", "let n = network b",
  ])
  func somethingChanges(text: String) {
    let talk = Conversation(Self.beginning)
    let before = talk.journal.undoCount
    talk.answer(text)
    #expect(talk.journal.undoCount > before)
    talk.answer("undo")
    #expect(talk.journal.undoCount >= before)
  }

  @Test func handlesAreTheSameWhileTheirThingIs() {
    let talk = Conversation(
      "let d = data iris; let n = network a 3 relu; let l = [nothing_yet]".replacing(
        "nothing_yet", with: "d"))
    let count = talk.journal.undoCount
    talk.answer("let d = data iris; let l = [d]")
    #expect(talk.journal.undoCount == count)
    talk.answer("let d = data xor")
    #expect(talk.journal.undoCount == count + 1)
  }
}
