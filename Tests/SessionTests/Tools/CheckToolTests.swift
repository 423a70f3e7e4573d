import Foundation
import Testing

/// `nn check`, run as a person runs it.
@Suite struct CheckToolTests {
  @Test func theStatusTellsTheKindOfMistake() throws {
    let program = try Program()
    defer { program.remove() }
    let files = [
      "fine.nn": "data iris\nlayer dense out\ntrain\n", "names.nn": "data iirs\n",
      "open.nn": "print (1\ndata iirs\n",
    ]
    for (name, text) in files { try program.write(Data(text.utf8), to: name) }
    let fine = try program.run(["check", "fine.nn"])
    #expect(fine.status == 0)
    #expect(fine.output == "fine.nn: nothing wrong\n")
    #expect(fine.errors == "")
    let names = try program.run(["check", "names.nn"])
    #expect(names.status == 1)
    #expect(names.errors.contains("names.nn:1:6"))
    #expect(names.errors.contains("did you mean 'iris'?"))
    #expect(try program.run(["check", "open.nn"]).status == 2)
    let all = try program.run(["check", "fine.nn", "names.nn", "open.nn"])
    #expect(all.status == 2)
    #expect(all.output.hasSuffix("names.nn: 1 mistake\nopen.nn: 2 mistakes\n"))
    #expect(try program.run(["check", "nowhere.nn"]).status == 1)
    #expect(try program.run(["check", "-"], input: Data("trian".utf8)).status == 1)
  }

  @Test func aWarningIsShownAtItsPlace() throws {
    let program = try Program()
    defer { program.remove() }
    let text = "data wine\nscale none\nlayer dense out\ntrain\n"
    let outcome = try program.run(["check", "-"], input: Data(text.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output == "-: 1 warning\n")
    #expect(outcome.errors.hasPrefix("warning: inputs are not scaled"))
    #expect(outcome.errors.contains("^^^^^ type 'scale standard'"))
  }

  /// Nearly all mistakes of the table show without running.
  @Test func mistakesShowWithoutRunning() throws {
    let program = try Program()
    defer { program.remove() }
    var missed: [String] = []
    for mistake in Mistake.all {
      for (name, bytes) in MistakeFiles.all { try program.write(Data(bytes), to: name) }
      let outcome = try program.run(["check", "-"], input: Data(mistake.script.utf8))
      if outcome.status == 0 { missed.append(mistake.title) }
    }
    #expect(missed.count <= Mistake.all.count / 50, "\(missed)")
  }
}
