import Notebooks
import Testing

@Suite struct MarkdownNodeTests {
  @Test func givesItsWordsWithoutHowTheyAreWritten() throws {
    let heading = try #require(
      try MarkdownReader.read("# A *b* `c` [d](e)\n").children.first)
    #expect(heading.plainText == "A b c d")
  }
}
