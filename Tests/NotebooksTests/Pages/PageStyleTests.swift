import Testing

@testable import Notebooks

@Suite struct PageStyleTests {
  @Test func knowsNightAndPaperAndFetchesNothing() {
    #expect(PageStyle.text.contains("@media (prefers-color-scheme: dark)"))
    #expect(PageStyle.text.contains("@media print"))
    for mark in ["url(", "@import", "</", "http"] { #expect(!PageStyle.text.contains(mark)) }
  }

  @Test func closesWhatItOpens() {
    let opened = PageStyle.text.count { $0 == "{" }
    #expect(opened == PageStyle.text.count { $0 == "}" })
  }

  /// Every colour that a rule names has a value by day, by night and on paper.
  @Test func everyColourHasAValue() throws {
    let used = PageStyle.text.matches(of: /var\(--([a-z]+)\)/).map { String($0.1) }
    let given = PageStyle.text.matches(of: /--([a-z]+):/).map { String($0.1) }
    #expect(Set(used).subtracting(given).isEmpty)
    for name in Set(used).subtracting(["mono", "serif", "sans", "under", "shade"]) {
      #expect(given.count { $0 == name } == 3, "\(name)")
    }
  }
}
