import Diagnostics
import Notebooks
import Session
import Testing

@Suite struct ScriptTextTests {
  private let page = Page(
    name: "x",
    pieces: [
      .prose("# Sums\n\n> quoted\n"), .cell(Page.Cell(number: 1, code: "let a = 1", output: [])),
      .cell(Page.Cell(number: 2, code: "print a + 1\n", output: ["2"])),
      .cell(Page.Cell(number: 3, code: "print a\nprint [\n  3\n]", output: ["1", "[3]"])),
      .cell(Page.Cell(number: 4, code: "print 0.1", output: ["0.3"], isTolerant: true)),
      .cell(Page.Cell(number: 5, code: "print b", output: ["error: no b"], isMistake: true)),
      .cell(
        Page.Cell(
          number: 6, code: "let c = 2\nprint c\nexpect c > 1\nprint 5;", output: ["2"])),
    ])

  @Test func writesProseAsCommentsAndOutputUnderItsStatement() {
    let script = ScriptText(page)
    #expect(
      script.text == """
        # # Sums
        #
        # > quoted

        let a = 1

        print a + 1
        #> 2

        print a
        #> ...
        print [
          3
        ]
        #> ...

        print 0.1
        #> ...

        # print b
        # error: no b

        let c = 2
        print c
        #> 2
        expect c > 1
        print 5;

        """)
    #expect(script.openCells == [3])
  }

  /// What `nn test` does.
  @Test func itsOutputIsAsRecorded() throws {
    let script = try RecordedScript(SourceText(ScriptText(page).text))
    let run = script.run { Interpreter(Session(seed: 0), host: Host(emit: $0)) }
    #expect(run.differences.isEmpty)
  }
}
