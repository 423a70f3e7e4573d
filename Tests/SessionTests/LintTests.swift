import Foundation
import OrderedCollections
import Testing

@testable import Session

/// What every rule keeps to.
@Suite struct LintTests {
  /// What a rule says to type after some statements.
  static func fixes(_ rule: String, _ text: String) -> [String] {
    let found = Conversation(text).value("lint \(rule)")
    guard case .list(let findings) = found else { return ["no list"] }
    return findings.map { finding in
      guard case .record(let fields) = finding, case .text(let fix)? = fields["fix"] else {
        return "no record"
      }
      return fix
    }
  }

  @Test func namesAreUniqueAndSummariesAreSentences() {
    #expect(Set(Lint.names).count == Lint.names.count)
    for rule in Lint.rules {
      #expect(rule.summary.first?.isUppercase == true && rule.summary.hasSuffix("."))
    }
  }

  /// Each file in Sources/Session/Lint declares one rule, which is listed and has its test.
  @Test func everyFileIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let sources = root.appending(path: "Sources/Session/Lint").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path())
    let listed = Lint.rules.map { "\(type(of: $0)).swift" }
    #expect(files.sorted() == listed.sorted())
    for file in files {
      let test = "Tests/SessionTests/Lint/\(file.dropLast(".swift".count))Tests.swift"
      let path = root.appending(path: test).standardizedFileURL.path()
      #expect(FileManager.default.fileExists(atPath: path), "\(test)")
    }
  }

  @Test func helpTellsOfEveryRule() {
    let talk = Conversation()
    let page = talk.answer("help lint").joined(separator: "\n")
    for rule in Lint.rules {
      let own = talk.answer("help \(rule.name)").joined(separator: "\n")
      #expect(page.contains(rule.name) && own.contains(rule.summary), "\(rule.name)")
    }
  }

  /// The examples and the recorded sessions are as they should be.
  @Test(arguments: ["iris", "xor", "housing", "fashion", "fashion-convolutions", "digits", "rates"])
  func examplesGiveNoWarning(name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let url = root.appending(path: "scripts/examples/\(name).nn").standardizedFileURL
    let text = CheckedText(try String(contentsOf: url, encoding: .utf8), name: url.path())
    #expect(text.mistakes + text.warnings == [])
  }
}
