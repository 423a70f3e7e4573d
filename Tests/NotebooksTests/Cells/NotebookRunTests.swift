import Diagnostics
import Session
import Testing

@testable import Notebooks

@Suite struct NotebookRunTests {
  private func run(_ text: String, slow: Bool = true) throws -> NotebookRun {
    let notebook = try Notebook(SourceText(text, name: "one.md"), name: "one")
    return EvaluationThread().run {
      NotebookRun(notebook, includingSlow: slow) { Interpreter(Session(), host: Host(emit: $0)) }
    }
  }

  private let curve = "```nn\ndata xor; layer dense out; train epochs 2 quiet\nplot loss\n```\n"

  @Test func recordsOutputAndFiguresOnce() throws {
    let first = try run("```nn\nlet x = 2\nx\n```\nprose\n" + curve)
    #expect(first.differences.count == 2)
    #expect(first.figures.count == 1)
    #expect(first.rewritten.contains("```\n\n```output\n2\n```\n\nprose\n"))
    #expect(first.rewritten.contains("\n![loss](one.assets/1.svg)\n"))
    let second = try run(first.rewritten)
    #expect(second.differences.isEmpty)
    #expect(second.rewritten == first.rewritten)
  }

  @Test func oneSessionRunsThroughAllCells() throws {
    let run = try run("```nn\nlet x = 2\n```\n\n```nn\nx + 1\n```\n\n```output\n3\n```\n")
    #expect(run.differences.isEmpty)
  }

  @Test func numbersAgreeToWhatIsRecorded() throws {
    let cell = "```nn\n0.123456\n```\n\n```output\n"
    #expect(try run(cell + "0.12\n```\n").differences.isEmpty)
    #expect(try run(cell + "...\n```\n").differences.isEmpty)
    #expect(try run(cell + "0.13\n```\n").differences.count == 1)
    let tolerant = "<!-- nn: tolerance=0.01 -->\n" + cell + "0.13\n```\n"
    #expect(try run(tolerant).differences.isEmpty)
  }

  @Test func aMistakeThatIsWantedIsOutput() throws {
    let run = try run("<!-- nn: error -->\n```nn\nlayer dens\n```\n\n```nn\n1 + 1\n```\n")
    #expect(run.outcome.status == 0)
    #expect(run.rewritten.contains("```output\nerror: no layer is called 'dens'\n"))
    #expect(run.rewritten.contains("```output\n2\n"))
  }

  @Test func aMistakeThatIsWantedHasToCome() throws {
    let run = try run("<!-- nn: error -->\n```nn\n1 + 1\n```\n")
    guard case .failed(let mistake) = run.outcome else {
      Issue.record("the notebook went through")
      return
    }
    #expect(mistake.message == "this cell is to show a mistake, and makes none")
  }

  @Test func anotherMistakeEndsTheRunWhereItStands() throws {
    let run = try run("```nn\n1\n```\n\n```nn\nexpect 1 > 2\n```\n\n```nn\n3\n```\n")
    #expect(run.outcome.status == 1)
    #expect(run.counts.run == 2)
    #expect(run.rewritten.contains("```output\n1\n```"))
  }

  @Test func slowCellsAreLeftOut() throws {
    let text = "<!-- nn: skip=slow -->\n" + curve + "\n![loss](one.assets/1.svg)\n\n" + curve
    let run = try run(text, slow: false)
    #expect(run.counts == (1, 1))
    #expect(run.differences.map(\.actual).flatMap(\.self).last == "![loss](one.assets/2.svg)")
  }
}
