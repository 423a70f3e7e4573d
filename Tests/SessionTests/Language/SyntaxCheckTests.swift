import Session
import Testing

/// A text with a mistake that needs no running to be seen is refused whole.
@Suite struct SyntaxCheckTests {
  @Test(arguments: [
    "train epochs (1 + 2", "layer dense 4 +", "expect 1 < 2 < 3", "if true { layer dense (4 }",
    "def f { return (1 }", "time { print (1 }", "def g x { print x }; g (1", "print \"{1 +}\"",
  ])
  func refusesBeforeAnythingRuns(text: String) {
    let reply = Conversation().say("print \"never\"\n\(text)")
    #expect(reply.lines == [])
    #expect(reply.outcome.status == 2)
  }

  @Test(arguments: ["train epoch 3", "layer dens 4", "trian", "use nothing", "print nothing"])
  func leavesNamesForTheRun(text: String) {
    let reply = Conversation().say("print \"first\"\n\(text)")
    #expect(reply.lines == ["first"])
    #expect(reply.outcome.status == 1)
  }
}
