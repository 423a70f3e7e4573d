import Foundation
import Testing

/// `nn format`, run as a person runs it.
@Suite struct FormatToolTests {
  private let wild = "data   iris # flowers\n#> iris: 150 rows\nif  x {\nprint  1\n}\n"
  private let tidy = "data iris  # flowers\n#> iris: 150 rows\nif x {\n  print 1\n}\n"

  @Test func filesAreRewrittenInPlace() throws {
    let program = try Program(files: ["a.nn": Array(wild.utf8), "b.nn": Array(tidy.utf8)])
    defer { program.remove() }
    let checked = try program.run(["format", "--check", "a.nn", "b.nn"])
    #expect(checked.status == 1)
    #expect(checked.output == "a.nn: not in the standard layout\n")
    #expect(try text("a.nn", program) == wild)
    let outcome = try program.run(["format", "a.nn", "b.nn"])
    #expect(outcome.status == 0)
    #expect(outcome.output + outcome.errors == "")
    #expect(try text("a.nn", program) == tidy)
    #expect(try program.run(["format", "a.nn", "b.nn", "--check"]).status == 0)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try program.run(["format", "-"], input: Data(wild.utf8)).output == tidy)
  }

  @Test func whatDoesNotParseIsLeft() throws {
    let broken = "print   (1\n"
    let program = try Program(files: ["a.nn": Array(broken.utf8), "b.nn": Array(wild.utf8)])
    defer { program.remove() }
    let outcome = try program.run(["format", "a.nn", "b.nn"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a.nn:1:9"))
    #expect(try text("a.nn", program) == broken)
    #expect(try text("b.nn", program) == tidy)
  }

  private func text(_ name: String, _ program: Program) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }
}
