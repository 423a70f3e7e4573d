import Session
import Testing

@testable import Terminal

@Suite struct GhostTextTests {
  /// Goes on after every text that ends with a blank.
  private final class Assistant: LineAssistant {
    func colours(of text: String) -> [ColouredRange] { [] }
    func completions(of text: String, at cursor: Int) -> Completions {
      Completions(range: cursor..<cursor, candidates: [])
    }
    func continuation(of text: String) -> String? { text.hasSuffix(" ") ? "epochs 10" : nil }
  }

  private func ghost(_ typed: String, suggestion: String? = nil) -> GhostText? {
    let history = History()
    for entry in ["train epochs 1", "data \"数据.csv\"", "train epochs 2", "repeat 2 {\n  train\n}"] {
      history.add(entry)
    }
    return GhostText(
      after: typed, suggestion: suggestion, history: history, assistant: Assistant())
  }

  @Test func theNewestEntryGoesOn() {
    #expect(ghost("tr")?.rest == "ain epochs 2")
    #expect(ghost("train epochs 1") == nil)
    #expect(ghost("data \"数")?.rest == "据.csv\"")
    #expect(ghost("repeat")?.rest == " 2 {\n  train\n}")
  }

  @Test func thenTheLanguageDoes() {
    #expect(ghost("resume ")?.rest == "epochs 10")
    #expect(ghost("xyz") == nil)
    #expect(ghost("") == nil)
    #expect(ghost("  ") == nil)
  }

  @Test func aSuggestionComesFirst() {
    #expect(ghost("", suggestion: "train batch 2")?.rest == "train batch 2")
    #expect(ghost("tr", suggestion: "train batch 2")?.rest == "ain batch 2")
    #expect(ghost("train e", suggestion: "train batch 2")?.rest == "pochs 2")
  }

  @Test func wordsAndRows() throws {
    #expect(ghost("train")?.firstWord == " epochs")
    #expect(ghost("tra")?.firstWord == "in")
    let block = try #require(ghost("repeat"))
    #expect(block.shown(in: 40) == " 2 { ⏎ train ⏎ }")
    #expect(block.shown(in: 6) == " 2 { …")
    #expect(block.shown(in: 0) == "")
    #expect(try #require(ghost("data \"")).shown(in: 4) == "数…")
  }
}
