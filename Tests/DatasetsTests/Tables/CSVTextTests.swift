import Testing

@testable import Datasets

@Suite struct CSVTextTests {
  @Test(arguments: [
    (["a", "b c", "1.5"], "a,b c,1.5\n"), (["a,b", "say \"hi\""], "\"a,b\",\"say \"\"hi\"\"\"\n"),
    (["two\nlines", " a", "b\t", ""], "\"two\nlines\",\" a\",\"b\t\",\n"), ([""], "\"\"\n"),
    (["a;b"], "a;b\n"),
  ])
  func quotesWhatNeedsIt(fields: [String], line: String) {
    #expect(CSVText.line(fields) == line)
  }

  @Test func otherSeparators() throws {
    #expect(
      CSVText.line(["a;b", "c,d"], separator: try #require(Separator(";"))) == "\"a;b\";c,d\n")
    #expect(CSVText.line(["a", "b"], separator: try #require(Separator("tab"))) == "a\tb\n")
  }

  @Test(arguments: ["", "ab", "\"", "\n", "é"])
  func noSeparator(text: String) {
    #expect(Separator(text) == nil)
  }
}
