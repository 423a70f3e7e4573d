import Diagnostics
import Notebooks
import Session
import Tensors
import Testing

@Suite struct RecordedScriptTests {
  private func run(_ text: String) throws(Diagnostic) -> RecordedRun {
    let script = try RecordedScript(SourceText(text))
    return EvaluationThread().run {
      script.run { emit in Interpreter(Session(threads: Threads(1)), host: Host(emit: emit)) }
    }
  }

  private func recorded(_ text: String) throws(Diagnostic) -> String { try run(text).rewritten }

  @Test(arguments: [
    ("print 1\n", "print 1\n#> 1\n"), ("print 1", "print 1\n#> 1\n"), ("", ""), ("\n\n", "\n\n"),
    ("print 1; print 2; 3\n", "print 1; print 2; 3\n#> 1\n#> 2\n#> 3\n"),
    ("let x = 3;\nx\n", "let x = 3;\nx\n#> 3\n"),
    (
      "repeat 2 {\n  print 1\n}\nprint 2\n", "repeat 2 {\n  print 1\n}\n#> 1\n#> 1\nprint 2\n#> 2\n"
    ),
    ("print (1 +\n  2)\n", "print (1 +\n  2)\n#> 3\n"),
    ("print \"a\\n\\nb\"\n", "print \"a\\n\\nb\"\n#> a\n#>\n#> b\n"),
    ("# a comment\n\nprint 1 # why\n\n# end\n", "# a comment\n\nprint 1 # why\n#> 1\n\n# end\n"),
    ("print 1\r\nprint 2\r\n", "print 1\r\n#> 1\r\nprint 2\r\n#> 2\r\n"),
    ("print 1\n#> 1\n", "print 1\n#> 1\n"),
    ("print 1\n#> 2\n#> 3\n\n# end\n", "print 1\n#> 1\n\n# end\n"),
    ("let x = 1\n#> gone\n", "let x = 1\n"), ("#> before\nprint 1\n", "#> before\nprint 1\n#> 1\n"),
    ("print \"naïve 名前\"\n", "print \"naïve 名前\"\n#> naïve 名前\n"),
    ("repeat 1 {\n#> inside\n  print 1\n}\n", "repeat 1 {\n#> inside\n  print 1\n}\n#> 1\n"),
    ("print 0\nrepeat 1 {\n#> inside\n}\n", "print 0\n#> 0\nrepeat 1 {\n#> inside\n}\n"),
    ("if true {\n  1\n} else {\n  2\n}; 3\n", "if true {\n  1\n} else {\n  2\n}; 3\n#> 1\n#> 3\n"),
  ])
  func writesTheOutputUnderEachStatement(text: String, result: String) throws {
    let once = try recorded(text)
    #expect(once == result)
    #expect(try recorded(once) == once)
  }

  @Test func whatAgreesStaysAsItWasWritten() throws {
    let text = """
      data xor
      #> xor: ...
      layer dense out;
      train epochs 5
      #> epoch 5/5 ...
      1 / 3
      #> 0.333

      """
    let run = try run(text)
    #expect(run.differences.isEmpty)
    #expect(run.rewritten == text)
  }

  @Test func tellsWhereTheOutputDiffers() throws {
    let run = try run("print 1\n#> 1\nprint 2\n#> 3\n\nprint 4\nlet x = 1\n#> none\n")
    #expect(run.differences.map(\.line) == [3, 6, 7])
    #expect(run.differences.map(\.recorded) == [["3"], [], ["none"]])
    #expect(run.differences.map(\.actual) == [["2"], ["4"], []])
  }

  @Test func allStatementsAreOneSession() throws {
    #expect(try recorded("let x = 1\nlet x = x + 1\nx\n") == "let x = 1\nlet x = x + 1\nx\n#> 2\n")
  }

  @Test func endsAtTheFirstMistakeAndKeepsTheRest() throws {
    let run = try run("print 1\nprint nothing\n#> old\nprint 2\n#> 2\n")
    #expect(run.outcome.status == 1)
    #expect(run.rewritten == "print 1\n#> 1\nprint nothing\nprint 2\n#> 2\n")
  }

  @Test func endsWhereTheScriptQuits() throws {
    let run = try run("print 1\n#> 1\nquit 3\nprint 2\n#> 7\n")
    #expect(run.outcome.status == 3)
    #expect(run.differences.isEmpty)
  }

  @Test func warningsAreNoOutput() throws {
    let run = try run("data iris;\nlayer dense out;\ntrain epochs 1;\nlet x = 1\n")
    #expect(run.differences.isEmpty)
  }

  @Test func aTextThatDoesNotParseIsRefused() {
    #expect(throws: Diagnostic.self) { try recorded("print 1\nlet x = (1\n") }
  }
}
