import Foundation
import Session
import Specification
import Testing

/// What every command keeps to.
@Suite struct CommandsTests {
  @Test func namesAreUnique() {
    #expect(Set(Commands.names).count == Commands.names.count)
  }

  @Test(arguments: Commands.all.map(\.topic))
  func everythingHasASummary(topic: Topic) {
    for topic in [topic] + topic.entries {
      #expect(isSentence(topic.summary), "\(topic.name): \(topic.summary)")
      for argument in topic.arguments {
        #expect(isSentence(argument.summary), "\(topic.name) \(argument.name): \(argument.summary)")
      }
    }
  }

  private func isSentence(_ text: String) -> Bool {
    text.count > 5 && text.first?.isLowercase == false && text.hasSuffix(".")
  }

  /// The examples of commands that need no file, in their order, in one session each.
  @Test(arguments: Commands.all.filter { !$0.examples.isEmpty }.map(\.topic))
  func everyExampleRuns(topic: Topic) {
    let talk = Conversation()
    for example in topic.examples { talk.answer(example) }
    #expect(topic.examples.contains { $0.hasPrefix(topic.name) })
  }

  @Test(arguments: Commands.all.flatMap { kind in kind.topic.entries.map { (kind.name, $0) } })
  func everyExampleOfAnEntryRuns(command: String, topic: Topic) {
    guard command != "data" else { return }
    let talk = Conversation("data iris; network")
    for example in topic.examples { talk.answer(example) }
  }

  /// Each file in Sources/Session/Commands declares one command, which is listed.
  @Test func everyFileIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let sources = root.appending(path: "Sources/Session/Commands").standardizedFileURL
    var declared: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: sources.path()).sorted() {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      let type = String(file.dropLast(".swift".count))
      guard let match = text.firstMatch(of: /Spec<(\w+)>\(\s*"(\w+)"/), match.1 == type else {
        Issue.record("\(file) declares no command \(type)")
        continue
      }
      declared.append(String(match.2))
      let tests = root.appending(path: "Tests/SessionTests/Commands/\(type)Tests.swift")
      #expect(FileManager.default.fileExists(atPath: tests.standardizedFileURL.path()), "\(type)")
    }
    #expect(declared.sorted() == Commands.names.sorted())
  }
}
