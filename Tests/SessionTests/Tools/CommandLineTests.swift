import Foundation
import Testing

/// The command line, as a person types it.
@Suite struct CommandLineTests {
  private static let tools = ["check", "format", "test", "record", "help"]

  private func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    let program = try Program(files: [
      "args.nn": Array("print args random()\n".utf8),
      "iris.nn": Array("data iris\nlayer dense out\ntrain epochs 2\nevaluate\nfoo\n".utf8),
    ])
    defer { program.remove() }
    return try program.run(arguments, input: Data(input.utf8), environment: environment)
  }

  @Test func optionsStandBeforeAndAfterTheFile() throws {
    let before = try run("--seed", "7", "args.nn", "a", "b").output
    #expect(before.hasPrefix("[\"a\", \"b\"]"))
    #expect(try run("args.nn", "--seed", "7", "a", "b").output == before)
    #expect(try run("args.nn", "a", "b", "--seed=7").output == before)
    #expect(try run("args.nn", "a", "b").output != before)
  }

  @Test func aScriptHasOptionsOfItsOwn() throws {
    #expect(try run("args.nn", "--depth", "-3").output.hasPrefix("[\"--depth\", \"-3\"]"))
    #expect(try run("args.nn", "--", "--seed", "x").output.hasPrefix("[\"--seed\", \"x\"]"))
  }

  @Test func textsRunOneAfterTheOther() throws {
    let outcome = try run("-c", "let x = 2", "-c", "print x args", "a")
    #expect(outcome.output == "2 [\"a\"]\n")
    #expect(try run("-c", "print 1", "-c", "print (").status == 2)
  }

  @Test func standardInputIsAScript() throws {
    #expect(try run(input: "print 1 + 1").output == "2\n")
    #expect(try run("-", "a", input: "print args").output == "[\"a\"]\n")
  }

  @Test func quietSaysOnlyWhatIsAskedFor() throws {
    let outcome = try run("--quiet", "-c", "data iris; layer dense out; print 3")
    #expect(outcome.output == "3\n")
  }

  @Test func versionAndHelp() throws {
    #expect(try run("--version").output.hasPrefix("nn "))
    let page = try run("--help")
    #expect(page.status == 0)
    for tool in Self.tools {
      #expect(page.output.contains("nn \(tool) "), "\(tool)")
      let own = try run(tool, "--help")
      #expect(own.status == 0)
      #expect(own.output.hasPrefix("nn \(tool) "), "\(tool)")
    }
    #expect(try run("help", "train").output.hasPrefix("train "))
    #expect(try run("help", "record").output.hasPrefix("nn record "))
  }

  @Test func theReadmeListsTheTools() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let readme = try String(
      contentsOf: root.appending(path: "README.md").standardizedFileURL, encoding: .utf8)
    for tool in Self.tools { #expect(readme.contains("`nn \(tool) "), "\(tool)") }
  }

  @Test(arguments: [
    (["chek", "a.nn"], "did you mean 'check'?"), (["--sed", "3"], "did you mean '--seed'?"),
    (["--seed"], "write --seed N"), (["--seed", "-1"], "--seed is a whole number from 0"),
    (["--seed", "x", "args.nn"], "--seed is a whole number from 0"),
    (["--threads", "0"], "--threads is a whole number from 1"),
    (["--color", "red"], "--color is auto, always or never"), (["check"], "write nn check FILE …"),
    (["check", "--chek", "a.nn"], "there is no option '--chek'"),
    (["--quiet=3"], "--quiet takes no value"), (["zzz"], "write nn -c 'zzz'"),
    (["args"], "did you mean 'args.nn'?"), (["-x"], "there is no option '-x'"),
  ])
  func wrongUseEndsWithTwo(arguments: [String], words: String) throws {
    let program = try Program(files: ["args.nn": []])
    defer { program.remove() }
    let outcome = try program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.errors.contains("usage: nn "))
  }

  @Test func aMissingFileHasANeighbour() throws {
    let outcome = try run("arsg.nn")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("did you mean 'args.nn'?"))
  }

  /// Whatever the environment says of terminals, a pipe gets plain text unless it is asked for.
  @Test(arguments: [
    [:], ["TERM": "xterm-256color", "COLORTERM": "truecolor"], ["CLICOLOR": "1"],
    ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"],
  ])
  func aPipeGetsNoEscape(environment: [String: String]) throws {
    for arguments in [
      ["iris.nn"], ["check", "iris.nn"], ["help"], ["--help"], ["chek"], ["test", "iris.nn"],
    ] {
      let program = try Program(files: [
        "iris.nn": Array("data iris\nlayer dense out\ntrain\nplot loss\nfoo\n".utf8)
      ])
      defer { program.remove() }
      let outcome = try program.run(arguments, environment: environment)
      #expect(!(outcome.output + outcome.errors).contains("\u{1B}"), "\(arguments)")
    }
  }

  @Test func colourIsForced() throws {
    let escape = "\u{1B}["
    #expect(try run("iris.nn", "--color", "always").errors.contains(escape))
    #expect(try run("iris.nn", environment: ["CLICOLOR_FORCE": "1"]).errors.contains(escape))
    #expect(try run("iris.nn", environment: ["FORCE_COLOR": "1"]).errors.contains(escape))
    let never = try run("iris.nn", "--color=never", environment: ["FORCE_COLOR": "1"])
    #expect(!never.errors.contains(escape))
  }
}
