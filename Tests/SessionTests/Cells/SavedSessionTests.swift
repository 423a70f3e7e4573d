import Diagnostics
import Network
import Reports
import Session
import Testing

/// A file of a session makes the same session, to the bit.
@Suite struct SavedSessionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "more.nn": "def twice n { train epochs n quiet; train epochs n quiet }\nlet included = 1\n"
    ])
  }

  /// A conversation in which a `print "stop"`, and the first progress of each train, are Ctrl-C.
  private func interrupted(_ cells: [String], seed: UInt64 = 3) -> Conversation {
    let talk = Conversation(seed: seed) { report, interrupt in
      switch report {
      case .progress(let progress) where !progress.isLast: interrupt.raise()
      case .text("stop"): interrupt.raise()
      default: break
      }
    }
    for (place, cell) in cells.enumerated() {
      _ = talk.say(
        cell.replacing("FOLDER", with: folder.path), cell: place + 1)
      talk.interrupt.lower()
    }
    return talk
  }

  /// Saves the session, runs the file in a new one, and compares all that a statement can change.
  @discardableResult
  private func expectSame(_ talk: Conversation, sourceLocation: SourceLocation = #_sourceLocation)
    throws -> String
  {
    let path = folder.file("saved.nn")
    talk.answer("save session \"\(path)\"", at: sourceLocation)
    let text = String(decoding: try folder.bytes(of: "saved.nn"), as: UTF8.self)
    let other = Conversation(seed: 99)
    let reply = other.say(text, name: path)
    #expect(
      reply.outcome.status == 0, "\(reply.diagnostic?.message ?? "") in\n\(text)",
      sourceLocation: sourceLocation)
    #expect(
      other.session.fingerprint == talk.session.fingerprint, "\(text)",
      sourceLocation: sourceLocation)
    return text
  }

  private static let network = "data iris; layer dense 8 relu; layer dropout 0.2; layer dense out"
  private static let long = "train epochs 100000000 batch 16"

  static let sessions: [[String]] = [
    // Mistakes are left out, also inside a cell.
    [network, "train epoch 3", "train epochs 3; let x = nothing; let y = 2", "let z = random()"],
    // What was taken back is left out, what was brought back is in.
    [network, "train epochs 2", "train epochs 3", "undo", "train epochs 1", "undo 2", "redo"],
    [network, "let a = 1", "print a", "undo", "let a = 2; print a", "reset", "undo"],
    // Interrupts, and going on.
    [network, long, "evaluate"],
    [network, long, "evaluate", long + " patience 1000000 validation 0.2", "train epochs 2"],
    [network, "schedule cosine", long, "train epochs 2"],
    [network, "train epochs 900 batch 16", "let x = 1", "resume", "resume", "resume", "evaluate"],
    [
      network, "train epochs 100000000 batch 16 validation 0.2 patience 100000", "resume",
      "random()",
    ],
    [network, long, "undo", "train epochs 2", "undo", "redo", "resume"],
    // The clock.
    [network, "train epochs 9000000 for 0.02s quiet", "train epochs 2 quiet"],
    [network, "train epochs 9000000 for 0.02s quiet validation 0.2 patience 100000", "resume"],
    [
      network, "train epochs 9000000 until seconds > 0.01 quiet", "repeat 3 { train for 0s quiet }",
    ],
    [network, "for i in 1..3 { train epochs 9000000 for 0.01s quiet\nlet k = i }", "random()"],
    // Loops that end in the middle.
    [network, "for i in 1..10 { train epochs i quiet; if i == 4 { print \"stop\" }; let k = i }"],
    [network, "while true { let i = random(); if i > 0.9 { print \"stop\" } }", "random()"],
    [network, "for i in 1..5 { let k = i\n\(long) rate 0.001 * i\nlet done = i }", "train quiet"],
    [
      network, "def f n { train epochs n quiet\nif n > 2 { \(long) }\nlet x = n }",
      "for i in 1..9 { f i }", "resume", "f 1",
    ],
    [
      network, "repeat 3 {\n  repeat 2 {\n    print \"stop\"\n    }\n  let x = random()\n}",
      "random()",
    ],
    // A loss that is not finite.
    [
      network, "data line; network 4 identity; optimizer sgd", "train epochs 50 rate 1e30",
      "let a = 1",
    ],
    // Blocks, definitions, includes, comments, several networks.
    [
      network, "include \"FOLDER/more.nn\"", "twice 2", "network b 4 tanh",
      "train epochs 2; use network",
      "# a comment\ntrain epochs 2 quiet; # and one more\n\nlet x = [1 2\n 3]", "delete b", "undo",
    ],
    [network, "include \"FOLDER/none.nn\"", "threads 2; seed 8; init xavier", "train epochs 3;"],
    // Cells that run again.
    [
      network, "train epochs 2", "let x = random()", "rerun 2 3", "rerun 2..3; let y = random()",
      "rerun 4",
    ],
    [network, "train epochs 2; let x = nothing", "rerun 2", "undo", "rerun 9"],
    // Taking back inside a statement.
    [network, "train epochs 2", "if epoch > 1 { undo }", "train epochs 1"],
    [
      network, "train epochs 2", "train epochs 1", "if epoch > 1 { undo; train epochs 4 }", "undo",
      "redo",
    ],
  ]

  @Test(arguments: sessions)
  func makesTheSameSession(cells: [String]) throws {
    try expectSame(interrupted(cells))
  }

  /// A file of a session that ran a file of a session.
  @Test(arguments: sessions)
  func makesTheSameSessionAgain(cells: [String]) throws {
    let first = try expectSame(interrupted(cells))
    let talk = Conversation(seed: 5)
    talk.answer(first)
    #expect(try expectSame(talk).isEmpty == false)
  }

  @Test func isWrittenAsItWasTyped() throws {
    let talk = Conversation("seed 4", seed: 3)
    _ = talk.say("# first\ndata xor\n", cell: 1)
    _ = talk.say("layer dense 4 tanh; layer dense aut", cell: 2)
    _ = talk.say("layer dense out;", cell: 3)
    _ = talk.say("history", cell: 4)
    _ = talk.say("rerun 3", cell: 5)
    _ = talk.say("help; undo", cell: 6)
    let text = try expectSame(talk)
    #expect(
      text == """
        # A saved session: running it makes the same networks, to the bit.
        seed 3
        threads 1
        seed 4
        # first
        data xor
        layer dense 4 tanh
        layer dense out;

        """)
  }

  @Test func anInterruptedTrainHasItsSteps() throws {
    let talk = interrupted([
      "data iris; network 8 relu", "train epochs 1000000 batch 16 rate 0.01 for 1h", "evaluate;",
    ])
    let steps = talk.session.model?.network.step ?? 0
    #expect(steps > 0)
    let text = try expectSame(talk)
    #expect(text.contains("train batch 16 rate 0.01 steps \(steps)\nevaluate;\n"), "\(text)")
  }

  @Test func aNotebookHasAFenceForEachCell() throws {
    let talk = Conversation()
    _ = talk.say("data xor", cell: 1)
    _ = talk.say("let x = 1\nlet y = \"```\"", cell: 2)
    talk.answer("save session \"\(folder.file("a.md"))\"")
    #expect(
      String(decoding: try folder.bytes(of: "a.md"), as: UTF8.self) == """
        # A saved session

        Running it makes the same networks, to the bit.

        ```nn
        seed 0
        threads 1
        ```

        ```nn
        data xor
        ```

        ````nn
        let x = 1
        let y = "```"
        ````

        """)
  }

  @Test func theArgumentsOfAScriptStandInIt() throws {
    let talk = Conversation(arguments: ["a b", "{"])
    let text = try expectSame(talk)
    #expect(text.contains("let args = [\"a b\", \"\\{\"]"))
  }
}
