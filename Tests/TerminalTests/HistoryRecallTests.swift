import Testing

@testable import Terminal

@Suite struct HistoryRecallTests {
  private func recall(_ draft: String, _ entries: [String]) -> HistoryRecall {
    let history = History()
    for entry in entries { history.add(entry) }
    return HistoryRecall(history, draft: draft, prefix: draft)
  }

  @Test func walksBackAndForth() {
    let start = recall("", ["a", "b"])
    #expect(start.older?.text == "b")
    #expect(start.older?.older?.text == "a")
    #expect(start.older?.older?.older == nil)
    #expect(start.older?.older?.newer?.text == "b")
    #expect(start.older?.newer?.text == "")
    #expect(start.newer == nil)
  }

  @Test func onlyEntriesThatBeginAlike() {
    let start = recall("t", ["train", "plot", "test"])
    #expect(start.older?.text == "test")
    #expect(start.older?.older?.text == "train")
    #expect(start.older?.newer?.text == "t")
    #expect(recall("x", ["a"]).older == nil)
  }
}
