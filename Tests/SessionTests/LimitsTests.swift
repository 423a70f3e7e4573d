import Foundation
import Testing

/// Scripts of a size or depth that nobody writes by hand: refused or run, but never a crash.
@Suite struct LimitsTests {
  /// A script that goes too deep in one way, and one that goes as deep as is allowed.
  struct Nesting: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: @Sendable (Int) -> String
  }

  static let nestings = [
    Nesting(testDescription: "round brackets") { around("1", "(", ")", $0, "print ") },
    Nesting(testDescription: "square brackets") { around("1", "[", "]", $0, "let x = ") },
    Nesting(testDescription: "calls") { around("1", "abs(", ")", $0, "print ") },
    Nesting(testDescription: "blocks") { around("print 1", "if true { ", " }", $0, "") },
    Nesting(testDescription: "records") { around("1", "{a: ", "}", $0, "let x = ") },
    Nesting(testDescription: "texts in texts") { around("1", "\"{", "}\"", $0, "print ") },
  ]

  @Test(arguments: nestings)
  func bracketsNestTwoHundredDeep(_ nesting: Nesting) throws {
    let allowed = try run(nesting.script(200))
    #expect(allowed.status == 0, "\(allowed.errors)")
    for depth in [201, 100_000] {
      let refused = try run(nesting.script(depth))
      #expect(refused.status == 2, "\(depth): \(refused.errors.prefix(1000))")
      #expect(refused.errors.contains("200"), "\(refused.errors.prefix(1000))")
    }
  }

  static let chains = [
    Nesting(testDescription: "not") { "print " + String(repeating: "not ", count: $0) + "true" },
    Nesting(testDescription: "signs") { "print " + String(repeating: "-", count: $0) + "1" },
    Nesting(testDescription: "powers") { "print " + String(repeating: "1^", count: $0) + "1" },
    Nesting(testDescription: "sums") { "print 0" + String(repeating: " + 1", count: $0) },
    Nesting(testDescription: "and") { "print true" + String(repeating: " and true", count: $0) },
    Nesting(testDescription: "fields") {
      "let x = {a: 1}\nprint x" + String(repeating: ".a", count: $0)
    },
    Nesting(testDescription: "indices") {
      "let x = [1]\nprint x" + String(repeating: "[1]", count: $0)
    },
    Nesting(testDescription: "else if") {
      "if false { 1 }" + String(repeating: " else if false { 1 }", count: $0)
    },
    Nesting(testDescription: "a list") {
      "print length([" + String(repeating: "1 ", count: $0) + "])"
    },
    Nesting(testDescription: "statements") { String(repeating: "let x = 1\n", count: $0) },
    Nesting(testDescription: "backslashes") { "print 1" + String(repeating: "\\\n", count: $0) },
    Nesting(testDescription: "open brackets") { "print " + String(repeating: "(", count: $0) },
    Nesting(testDescription: "open texts") { "print " + String(repeating: "\"{", count: $0) },
    Nesting(testDescription: "open blocks") { String(repeating: "repeat 1 {\n", count: $0) },
    Nesting(testDescription: "closing brackets") { "print " + String(repeating: ")", count: $0) },
  ]

  @Test(arguments: chains)
  func longChainsDoNotCrash(_ chain: Nesting) throws {
    let outcome = try run(chain.script(40_000))
    #expect([0, 1, 2].contains(outcome.status), "\(outcome.errors.prefix(1000))")
    #expect(outcome.errors.utf8.count < 10_000)
  }

  @Test func aLineMayHaveAMillionBytes() throws {
    let word = String(repeating: "a", count: 900_000)
    let allowed = try run("print \"\(word)\"")
    #expect(allowed.status == 0)
    #expect(allowed.output == word + "\n")
    let refused = try run("print 1\nprint \"\(word)\(word)\"")
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("error: "))
    #expect(refused.errors.utf8.count < 10_000)
  }

  @Test func commandsCallEachOtherTwoHundredDeep() throws {
    let definition = """
      def odd n { if n > 0 { even n - 1 } }
      def even n { if n > 0 { odd n - 1 } }
      """
    #expect(try run("\(definition)\nodd 198\nprint \"done\"").output == "done\n")
    let refused = try run("\(definition)\nprint \"before\"\nodd 300")
    #expect(refused.status == 1)
    #expect(refused.output == "before\n")
    #expect(refused.errors.contains("200"))
  }

  @Test func textThatIsNotUTF8IsRefused() throws {
    let script = Data("print 1\nprint \"caf".utf8) + Data([0xE9]) + Data("\"\n".utf8)
    let program = try Program()
    defer { program.remove() }
    try program.write(script, to: "latin1.nn")
    for outcome in [try program.run(["latin1.nn"]), try program.run([], input: script)] {
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("UTF-8"))
    }
  }

  @Test(arguments: ["", "\n\n", "# nothing\n", "\u{FEFF}# a mark before the text\n", ";"])
  func littleIsEnough(_ script: String) throws {
    let outcome = try run(script)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["\u{0}", "print \u{1b}[2J", "print 1 \u{7f}", "let \u{200b} = 1", "\u{0301}"])
  func charactersThatMeanNothingAreRefused(_ script: String) throws {
    let outcome = try run(script)
    #expect([1, 2].contains(outcome.status))
    #expect(outcome.errors.contains("error: "))
    #expect(!outcome.errors.contains("\u{1b}"), "what a file holds must not drive the terminal")
  }

  @Test(arguments: ["\r\n", "\n", "\n\n"])
  func linesEndAsTheyDoAnywhere(_ end: String) throws {
    #expect(try run("let x = 1\(end)print x + 1\(end)").output == "2\n")
  }

  private func run(_ script: String) throws -> Program.Outcome {
    let program = try Program()
    defer { program.remove() }
    return try program.run([], input: Data(script.utf8))
  }

  private static func around(
    _ core: String, _ opening: String, _ closing: String, _ depth: Int, _ start: String
  ) -> String {
    start + String(repeating: opening, count: depth) + core
      + String(repeating: closing, count: depth)
  }
}
