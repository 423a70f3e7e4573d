import Glibc
import Network
import OrderedCollections
import Reports
import Session
import Tensors
import Testing

/// Where Ctrl-C ends a statement, and what it leaves.
@Suite struct CourseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let network = "data iris; layer dense 8 relu; layer dense out"

  /// A conversation in which a `print "stop"` is Ctrl-C.
  private func conversation(_ beginning: String = network) -> Conversation {
    Conversation(beginning) { report, interrupt in
      if case .text("stop") = report { interrupt.raise() }
    }
  }

  /// What comes after `print "stop"` in a block is as if it had not been written.
  @Test(arguments: [
    "evaluate", "confusion", "gradcheck", "data digits", "data moons rows 100", "train epochs 100",
    "let x = sum(1..10)", "sum(1..10)", "print max(1..100)", "while max([1]) == 1 { let x = 2 }",
    "for i in [max([1])] { let x = i }", "let x = random()", "predict abs(1) 2 3 4", "print 1",
    "layer dense floor(3)",
  ])
  func endsBeforeTheNextStatement(statement: String) {
    let talk = conversation()
    let before = talk.session.fingerprint
    let reply = talk.say("repeat 1 {\nprint \"stop\"\n\(statement)\n}\nlet never = 1")
    #expect(reply.outcome.status == 130)
    #expect(talk.session.fingerprint == before)
    talk.interrupt.lower()
    talk.answer("train epochs 1 quiet; evaluate")
  }

  /// Ctrl-C some milliseconds after a statement began, earlier or later until it came in time; the session
  /// is as it was.
  private func expectInterrupted(
    _ statement: String, leavingNo file: String = "", at place: SourceLocation = #_sourceLocation
  ) {
    let other = EvaluationThread()
    for delay in 0..<100 {
      let talk = conversation()
      let before = talk.session.fingerprint
      unlink(file)
      other.start {
        usleep(useconds_t(delay * 7919 % 20_000))
        talk.interrupt.raise()
      }
      guard talk.say(statement).outcome.status == 130 else { continue }
      #expect(talk.session.fingerprint == before, sourceLocation: place)
      #expect(access(file, F_OK) != 0, sourceLocation: place)
      return
    }
    Issue.record("'\(statement)' was always faster", sourceLocation: place)
  }

  /// Ctrl-C comes while an expression is worked out: what it drew at random is given back.
  @Test(arguments: ["let x = ", "print ", "predict 1 2 3 ", "if 0 < ", "for i in 1.."])
  func anExpressionIsTakenBackWhole(start: String) {
    let block = start.hasPrefix("if") || start.hasPrefix("for") ? " { let x = 1 }" : ""
    expectInterrupted(
      "\(start)(random() + sorted(1..400000)[1] + sorted(1..400000)[2] + min([1 2]))\(block)")
  }

  @Test func aConditionOfATrainingIsWorkedOut() {
    let talk = Conversation(Self.network) { report, interrupt in
      if case .progress(let progress) = report, !progress.isLast { interrupt.raise() }
    }
    let reply = talk.say("train epochs 100000000 until max([loss 1]) < 0")
    #expect(reply.outcome.status == 130)
    #expect((talk.session.model?.network.step ?? 0) > 0)
  }

  @Test func predictOnAFileEndsWithoutAFile() throws {
    let rows = (0..<200_000).map { "\($0 % 7),3,1,0.2" }
    try folder.write(
      "sepal-length,sepal-width,petal-length,petal-width\n" + rows.joined(separator: "\n"),
      to: "a.csv")
    let (input, output) = (folder.file("a.csv"), folder.file("b.csv"))
    expectInterrupted("predict \"\(input)\" to \"\(output)\"", leavingNo: output)
  }

  @Test func aLoopThatWasEndedCanBeTakenBack() {
    let talk = conversation()
    let before = talk.session.fingerprint
    let reply = talk.say("for i in 1..5 { train steps i quiet; if i == 3 { print \"stop\" } }")
    #expect(reply.outcome.status == 130)
    #expect(talk.session.model?.network.step == 6)
    talk.interrupt.lower()
    talk.answer("undo")
    #expect(talk.session.fingerprint == before)
  }
}
