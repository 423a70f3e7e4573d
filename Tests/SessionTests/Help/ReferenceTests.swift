import Foundation
import Session
import Specification
import Testing

@Suite struct ReferenceTests {
  @Test func theFileIsCurrent() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let file = root.appending(path: "Sources/Session/Reference.md").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text == Reference.markdown,
      "nn help --markdown > Sources/Session/Reference.md brings it up to date")
  }

  @Test func namesEverything() {
    let text = Reference.markdown
    for kind in Commands.all {
      #expect(text.contains("\n### `\(kind.name)`\n"))
      for entry in kind.topic.entries {
        #expect(text.contains("\n#### `\(kind.name) \(entry.name)`\n"))
      }
    }
    for function in Functions.all { #expect(text.contains("| `\(function.usage)` |")) }
  }

  @Test func keepsItsTablesWhole() {
    for line in Reference.markdown.split(separator: "\n") where line.hasPrefix("| ") {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 4, "\(line)")
    }
  }
}
