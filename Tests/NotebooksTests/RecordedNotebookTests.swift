import Diagnostics
import Notebooks
import Session
import Tensors
import Testing

@Suite struct RecordedNotebookTests {
  private func run(
    _ text: String, skipsSlow: Bool = false, pictures: [RecordedRun.Picture] = []
  ) throws(Diagnostic) -> RecordedRun {
    let notebook = try RecordedNotebook(SourceText(text, name: "one.md")) { path in
      pictures.first { "one.assets/\($0.name)" == path }?.svg
    }
    return EvaluationThread().run {
      notebook.run(skipsSlow: skipsSlow) { emit in
        Interpreter(Session(threads: Threads(1)), host: Host(emit: emit))
      }
    }
  }

  private let curve =
    "```nn\ndata xor; network; layer dense out; train epochs 2 quiet\nplot loss\n```\n"

  @Test func recordsOutputAndPicturesOnce() throws {
    let first = try run("```nn\nlet x = 2\nx\n```\nprose\n" + curve)
    #expect(first.cells == 2)
    #expect(first.pictures.map(\.name) == ["1.svg"])
    #expect(first.rewritten.contains("```\n\n```output\n2\n```\nprose\n"))
    #expect(first.rewritten.hasSuffix("\n\n![loss](one.assets/1.svg)\n"))
    let second = try run(first.rewritten, pictures: first.pictures)
    #expect(second.differences.isEmpty)
    #expect(second.rewritten == first.rewritten)
    #expect(second.pictures == first.pictures)
  }

  @Test func aPictureThatIsGoneOrOtherIsTold() throws {
    let text = try run(curve).rewritten
    #expect(
      try run(text).differences.map(\.message) == ["the picture one.assets/1.svg is not there"])
    let other = RecordedRun.Picture(name: "1.svg", svg: "<svg><title>accuracy</title></svg>")
    #expect(
      try run(text, pictures: [other]).differences.map(\.message) == [
        "the picture one.assets/1.svg differs"
      ])
    let more = "```nn\n1\n```\n\n```output\n1\n```\n\n![x](one.assets/1.svg)\n"
    #expect(
      try run(more).differences.map(\.message) == ["a picture is recorded and none was drawn"])
  }

  @Test func theWordsOfAPictureAreTheWritersOwn() throws {
    let first = try run(curve)
    let text = first.rewritten.replacing("![loss]", with: "![how the loss falls]")
    let second = try run(text, pictures: first.pictures)
    #expect(second.differences.isEmpty)
    #expect(second.rewritten == text)
  }

  @Test func numbersAgreeToWhatIsRecorded() throws {
    let cell = "```nn\n0.123456\n```\n\n```output\n"
    #expect(try run(cell + "0.12\n```\n").differences.isEmpty)
    #expect(try run(cell + "...\n```\n").differences.isEmpty)
    #expect(try run(cell + "0.13\n```\n").differences.map(\.line) == [2])
    let tolerant = "<!-- nn: tolerance=0.01 -->\n" + cell + "0.13\n```\n"
    #expect(try run(tolerant).differences.isEmpty)
    #expect(try run(tolerant).rewritten == tolerant)
  }

  @Test func aMistakeThatIsWantedIsOutput() throws {
    let run = try run(
      "- x\n\n  <!-- nn: error -->\n  ```nn\n  print 1\n  layer dens\n  ```\n\n```nn\n1 + 1\n```\n")
    #expect(run.outcome.status == 0)
    #expect(
      run.rewritten.contains(
        "  ```output\n  1\n  error: no layer is called 'dens'\n    2 │ layer dens\n      │       ^^^^ did you mean 'dense'?\n"
      ), "\(run.rewritten)")
    #expect(run.rewritten.contains("```output\n2\n"))
    #expect(try self.run(run.rewritten).differences.isEmpty)
    #expect(try self.run("<!-- nn: error -->\n```nn\nprint (1\n```\n").outcome.status == 0)
  }

  @Test(arguments: [
    ("<!-- nn: error -->\n```nn\n1 + 1\n```\n", "this cell was to fail, and did not", 3),
    ("```nn\n1\n```\n\n> ```nn\n> expect 1 > 2\n> ```\n", "expected 1 > 2", 6),
    (
      "```nn\n1\n```\n\n```nn\ndata line\nlayer dense out\noptimizer sgd rate 1e9\ntrain epochs 90\n```\n",
      "a loss that is not finite ended this cell", 6
    ),
  ])
  func whatEndsARunIsSaidWhereItStands(text: String, message: String, line: Int) throws {
    let run = try run(text)
    guard case .failed(let mistake) = run.outcome else {
      Issue.record("the notebook went through")
      return
    }
    #expect(mistake.message == message)
    #expect(mistake.source?.name == "one.md")
    #expect(mistake.source?.line(at: try #require(mistake.span).lower) == line)
    #expect(run.rewritten == text)
  }

  @Test(arguments: [
    "```nn\n1\n```\n```nn\nprint (1\n```\n", "```nn\n1\n```\n```nn\nprint )\n```\n",
    "```nn\n(1\n```\n```nn\n2)\n```\n",
  ])
  func aCellThatDoesNotParseIsRefusedBeforeAnythingRuns(text: String) throws {
    let mistake = try #require(throws: Diagnostic.self) { try run(text) }
    #expect(mistake.stage == .parse)
    #expect(mistake.source?.name == "one.md")
  }

  @Test func aCommandOfOneCellIsKnownInTheNext() throws {
    let run = try run("```nn\ndef greet { print 1 }\n```\n```nn\ngreet\n```\n")
    #expect(run.outcome.status == 0)
  }

  @Test func slowCellsAreLeftOut() throws {
    let text = "<!-- nn: skip=slow -->\n```nn\n1\n```\n\n```nn\n2\n```\n\n```output\n2\n```\n"
    let run = try run(text, skipsSlow: true)
    #expect(run.skipped == 1)
    #expect(run.differences.isEmpty)
    #expect(try self.run(text).differences.count == 1)
  }

  @Test func quitEndsANotebook() throws {
    let run = try run("```nn\n1\nquit 3\n```\n\n```nn\nnowhere\n```\n")
    #expect(run.outcome.status == 3)
    #expect(run.rewritten.contains("```output\n1\n```"))
  }
}
