import Session
import Testing

@Suite struct HelpIndexTests {
  @Test(arguments: HelpIndex.all) func everythingIsExplained(article: HelpArticle) {
    #expect(!article.usage.isEmpty)
    #expect(article.summary.count > 5)
    #expect(article.lists.allSatisfy { list in !list.rows.isEmpty })
  }

  @Test func commandsEntriesFunctionsAndFormsHaveExamples() {
    for section in HelpIndex.sections where section.title != "Words" {
      for article in section.articles { #expect(!article.examples.isEmpty, "\(article.name)") }
    }
    for article in HelpIndex.entries { #expect(!article.examples.isEmpty, "\(article.name)") }
  }

  @Test func makesExamplesOfWordsFromThoseOfTheirCommands() {
    let words = HelpIndex.sections.last?.articles ?? []
    #expect(words.first { $0.name == "tanh" }?.examples == ["network small 16 8 tanh"])
    #expect(words.first { $0.name == "constant" }?.examples == ["init constant(0.5)"])
    #expect(words.first { $0.name == "minmax" }?.examples == ["scale minmax"])
  }
}
