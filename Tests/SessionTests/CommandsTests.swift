import Diagnostics
import Foundation
import Network
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

  @Test func everythingHasExamples() {
    for kind in Commands.all {
      #expect(kind.examples.contains { $0.contains(kind.name) }, "\(kind.name)")
      for entry in kind.topic.entries { #expect(!entry.examples.isEmpty, "\(entry.name)") }
    }
  }

  /// The files that examples name.
  private static let files = [
    "houses.csv": "size,price\n" + (1...30).map { "\($0),\(3 * $0)\n" }.joined(),
    "iris.csv": "petal,species\n" + (1...30).map { "\($0),\($0 % 3 == 0 ? "a" : "b")\n" }.joined(),
    "reviews.csv": "review,stars\n"
      + (1...60).map { "cup \($0) is \($0 % 2 == 0 ? "good" : "bad"),\($0 % 2 + 1)\n" }.joined(),
    "sales.csv": "sold\n" + (1...60).map { "\($0 % 7)\n" }.joined(),
    "book.txt": String(repeating: "Once upon a time. ", count: 50),
    "lesson.nn": "print \"from the lesson\"\n",
    "iris.safetensors": "", "iris.nn": "", "houses.safetensors": "",
  ]

  /// What layers that take images, or sequences, are tried on.
  private static let forms = ["network; layer input 3 8 8", "network; layer input 4 6"]

  /// The beginning after which an example of a layer fits.
  private func beginning(of examples: [String], else usual: String) -> String {
    guard let example = examples.first, example.hasPrefix("layer ") else { return usual }
    return ([usual] + Self.forms).first { beginning in
      if case .finished = Conversation(beginning).say(example).outcome { true } else { false }
    } ?? usual
  }

  /// Runs examples in their order, with the files they name in a folder of their own.
  private func run(_ examples: [String], after beginning: String = "") throws {
    let folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.write(text, to: name) }
    let talk = Conversation(beginning, editor: Reading())
    for (number, example) in zip(1..., examples) {
      var text = example
      for name in Self.files.keys {
        text = text.replacing("\"\(name)\"", with: "\"\(folder.file(name))\"")
      }
      switch talk.say(text, cell: number).outcome {
      case .finished, .quit(0): continue
      case let outcome:
        let message = if case .failed(let diagnostic) = outcome { diagnostic.message } else { "" }
        Issue.record("'\(example)' ended as \(outcome.status): \(message)")
      }
    }
  }

  /// The examples of every command, in one session each.
  @Test(arguments: Commands.all.map(\.topic))
  func everyExampleRuns(topic: Topic) throws {
    try run(topic.examples)
  }

  @Test func theFirstStepsRun() throws { try run(HelpPage.firstSteps.map(\.0)) }

  /// Those of the entries, but for files that are large or of a system's package.
  @Test(
    arguments: Commands.all.flatMap { kind in kind.topic.entries.map { (kind.name, $0) } }.filter {
      !["idx", "numpy", "folder", "fashion-mnist"].contains($0.1.name)
    })
  func everyExampleOfAnEntryRuns(command: String, topic: Topic) throws {
    try run(topic.examples, after: command == "data" ? "" : "data iris; network")
  }

  /// Those of functions, forms, words and names that are always there.
  @Test(arguments: HelpIndex.sections.dropFirst(Commands.groups.count).flatMap(\.articles))
  func everyOtherExampleRuns(article: HelpArticle) throws {
    var data = "data iris"
    if article.summary.hasPrefix("A metric"),
      case .numbers? = Metrics.formula(named: article.name)?.computation
    {
      data = "data line"
    } else if article.name.hasPrefix("top") {
      data = "data digits"
    }
    let beginning =
      "\(data); split validation 0.2; layer dense 16 relu; layer dense out; train epochs 1 quiet; evaluate"
    let fitting = self.beginning(of: article.examples, else: beginning)
    try run(article.examples, after: article.lists.isEmpty ? fitting : "")
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

/// An editor in which nothing is changed.
private struct Reading: TextEditor {
  func edit(_ text: String) -> String? { text }
}
