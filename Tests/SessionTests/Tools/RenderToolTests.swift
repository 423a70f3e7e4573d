import Foundation
import Testing

/// `nn render`, run as a person runs it.
@Suite struct RenderToolTests {
  private let lesson = "# Sums\n\n```nn\nprint 1 + 1\n```\n```output\n2\n```\n"

  private func program(_ text: String) throws -> Program {
    try Program(files: ["lesson.md": Array(text.utf8)])
  }

  private func text(_ name: String, _ program: Program) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }

  @Test func writesBesideTheNotebook() throws {
    let program = try program(lesson)
    defer { program.remove() }
    for form in ["html", "ipynb", "nn"] {
      let outcome = try program.run(["render", "lesson.md", "--to", form])
      #expect(outcome.output == "lesson.\(form) written\n")
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
    #expect(try text("lesson.html", program).contains("<title>Sums</title>"))
    #expect(try text("lesson.nn", program) == "# # Sums\n\nprint 1 + 1\n#> 2\n")
    #expect(try program.run(["test", "lesson.nn"]).status == 0)
    #expect(try program.run(["check", "lesson.nn"]).status == 0)
  }

  @Test func aScriptIsAPageToo() throws {
    let program = try Program(files: ["a.nn": Array("# # Sums\nprint 2\n#> 2\n".utf8)])
    defer { program.remove() }
    let outcome = try program.run(["render", "a.nn", "--to=html", "--output", "-"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("<samp>2</samp>"))
    #expect(outcome.output.contains("<title>Sums</title>"))
  }

  @Test func pagesWrittenTogetherLeadToEachOther() throws {
    let link = Array("[next](b.md#end) [other](c.md)".utf8)
    let program = try Program(files: ["a.md": link, "b.md": Array("# End".utf8)])
    defer { program.remove() }
    #expect(try program.run(["render", "a.md", "b.md", "--to", "html"]).status == 0)
    #expect(
      try text("a.html", program).contains(
        "<a href=\"b.html#end\">next</a> <a href=\"c.md\">other</a>"))
    #expect(try program.run(["render", "a.md", "--to", "html"]).status == 0)
    #expect(try text("a.html", program).contains("<a href=\"b.md#end\">next</a>"))
  }

  @Test func theOutputMaySayWhatToMake() throws {
    let program = try program(lesson)
    defer { program.remove() }
    #expect(try program.run(["render", "lesson.md", "--output", "x/../y.nn"]).status == 1)
    #expect(try program.run(["render", "lesson.md", "--output", "y.nn", "--quiet"]).output == "")
    #expect(try text("y.nn", program).hasPrefix("# # Sums"))
    let piped = try program.run(["render", "-", "--to", "nn"], input: Data(lesson.utf8))
    #expect(piped.output == "# # Sums\n\nprint 1 + 1\n#> 2\n")
  }

  @Test func saysWhatIsNotRecordedOrMissing() throws {
    let program = try program("```nn\nprint 1\n```\n\n![x](y.png)\n")
    defer { program.remove() }
    let outcome = try program.run(["render", "lesson.md", "--to", "html"])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == """
        warning: 'lesson.md' has no recorded output
        hint: nn record lesson.md
        warning: 'lesson.md' shows 'y.png', which is no picture that can be read

        """)
  }

  @Test(arguments: [
    (
      ["lesson.md", "--to", "htm"],
      "--to is html, ipynb or nn, not 'htm'\nhint: did you mean 'html'?"
    ),
    (["lesson.md"], "nn render needs to know what to make\nhint: write --to html, ipynb or nn"),
    (["--to", "nn"], "nn render needs at least one file"),
    (
      ["a.md", "b.md", "--to", "nn", "--output", "c.nn"],
      "--output is one file, and there are 2 to render"
    ),
  ])
  func refusesWrongUse(arguments: [String], message: String) throws {
    let program = try program(lesson)
    defer { program.remove() }
    let outcome = try program.run(["render"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: \(message)\n"))
  }

  @Test func leavesAScriptAsItIs() throws {
    let program = try Program(files: ["a.nn": Array("print 2\n".utf8)])
    defer { program.remove() }
    let outcome = try program.run(["render", "a.nn", "--to", "nn"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("'a.nn' is already what it would become"))
    #expect(try text("a.nn", program) == "print 2\n")
  }
}
