import Testing

@testable import Terminal

@Suite struct HistorySearchTests {
  private let history: History = {
    let history = History()
    for entry in ["data iris", "train 1", "plot loss", "train 2", "train 1"] { history.add(entry) }
    return history
  }()

  private func search(_ keys: String) -> HistorySearch {
    var search = HistorySearch(history)
    for key in keys.unicodeScalars { _ = search.take(key) }
    return search
  }

  @Test func findsTheNewestThatContainsWhatIsTyped() {
    #expect(search("").match == nil)
    #expect(search("a").match == "train 1")
    #expect(search("at").match == "data iris")
    #expect(search("zz").match == nil)
    #expect(search("atz\u{7F}").match == "data iris")
  }

  @Test func againFindsOlderOnesThatDiffer() {
    #expect(search("tr\u{12}").match == "train 2")
    #expect(search("tr\u{12}\u{12}").match == "train 1")
    #expect(search("tr\u{12}\u{12}\u{12}\u{12}").match == "train 1")
  }

  @Test func keysEndIt() {
    var search = search("tr")
    #expect(search.take("\r") == .run)
    #expect(search.take("\u{7}") == .cancel)
    #expect(search.take("\u{5}") == .accept)
    #expect(search.take("中") == nil)
    #expect(search.match == nil)
  }
}
