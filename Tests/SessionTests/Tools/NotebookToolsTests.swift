import Foundation
import Testing

/// Notebooks, as a person runs, records, tests and checks them.
@Suite struct NotebookToolsTests {
  private let lesson = """
    # One

    ```nn
    data xor
    network 4 tanh
    train epochs 20 batch all quiet
    plot loss
    ```

    - <!-- nn: error -->
      ```nn
      trian
      ```

    <!-- nn: skip=slow -->
    ```nn
    1 / 3
    ```
    """

  private func text(_ name: String, _ program: Program) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }

  @Test func aNotebookRunsIsRecordedAndTested() throws {
    let program = try Program(files: ["a b.md": Array(lesson.utf8)])
    defer { program.remove() }
    let run = try program.run(["a b.md"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("xor: 4 rows"))
    #expect(run.output.hasSuffix("0.3333333333333333\n"))
    #expect(run.errors.contains("--> a b.md:12:3\n"))
    let unrecorded = try program.run(["test", "a b.md"])
    #expect(unrecorded.status == 1)
    #expect(unrecorded.output == "a b.md: 3 cells · 1 slow left out · 2 different\n")
    #expect(unrecorded.errors.contains("a b.md:4: the output differs\n  + xor: 4 rows"))
    let recorded = try program.run(["record", "a b.md"])
    #expect(recorded.output == "a b.md: 3 cells · 1 picture · recorded\n")
    let first = try text("a b.md", program)
    #expect(first.contains("\n![loss](a%20b.assets/1.svg)\n"))
    #expect(try text("a b.assets/1.svg", program).contains("<svg"))
    #expect(try program.run(["record", "a b.md"]).status == 0)
    #expect(try text("a b.md", program) == first)
    let tested = try program.run(["test", "--slow", "a b.md"])
    #expect(tested.status == 0)
    #expect(tested.output == "a b.md: 3 cells · all as recorded\n", "\(tested.errors)")
    #expect(try program.run(["check", "a b.md"]).output == "a b.md: nothing wrong\n")
    #expect(try program.run(["format", "--check", "a b.md"]).status == 0)
  }

  /// Each file that is tested has a last line, however it ended.
  @Test func eachTestedFileHasItsVerdict() throws {
    let program = try Program(files: [
      "good.nn": Array("print 1\n#> 1\n".utf8), "bad.nn": Array("print 1\n#> 2\n".utf8),
      "broken.nn": Array("print (\n".utf8), "wrong.md": Array("```nn\ntrian\n```\n".utf8),
    ])
    defer { program.remove() }
    let outcome = try program.run(["test", "broken.nn", "wrong.md", "none.nn", "bad.nn", "good.nn"])
    #expect(
      outcome.output
        == "broken.nn: stopped by an error\nwrong.md: stopped by an error\nnone.nn: stopped by an error\nbad.nn: 1 cell · 1 different\ngood.nn: 1 cell · all as recorded\n"
    )
    #expect(outcome.status == 2)
  }

  @Test func aMistakeStandsWhereItIs() throws {
    let program = try Program(files: [
      "name.md": Array("# T\n\n> ```nn\n> print 1\n> data iirs\n> ```\n".utf8),
      "open.md": Array("```nn\nprint 1\n```\n\n```nn\nprint (\n```\n".utf8),
      "fence.md": Array("```nn\nprint 1\n".utf8),
    ])
    defer { program.remove() }
    for tool in [[], ["check"], ["test"], ["record"]] {
      let name = try program.run(tool + ["name.md"])
      #expect(name.status == 1, "\(tool)")
      #expect(name.errors.contains("--> name.md:5:8\n"), "\(tool) \(name.errors)")
      for (file, place) in [("open.md", "6:7"), ("fence.md", "1:1")] {
        let outcome = try program.run(tool + [file])
        #expect(outcome.status == 2, "\(tool) \(file)")
        #expect(outcome.errors.contains("--> \(file):\(place)\n"), "\(tool) \(outcome.errors)")
        #expect(!outcome.output.hasPrefix("1\n"), "\(tool)")
      }
    }
    #expect(
      try text("name.md", program).hasPrefix("# T\n\n> ```nn\n> print 1\n> data iirs\n> ```\n"))
  }

  @Test(arguments: [["test"], ["record"], []])
  func controlCEndsARun(tool: [String]) throws {
    let text =
      "```nn\ndata moons rows 2000\nlayer dense 64 relu\nlayer dense out\ntrain epochs 10000000\n```\n"
    let program = try Program(files: ["a.md": Array(text.utf8)])
    defer { program.remove() }
    let process = try program.start(tool + ["a.md", "a.md"].prefix(tool.isEmpty ? 1 : 2))
    usleep(1_500_000)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(try self.text("a.md", program) == text)
  }
}
