import Testing

@testable import Session

@Suite struct SweepGridTests {
  private func order(_ settings: String) -> String {
    let talk = Conversation("data xor; network 2 tanh; let n = 5")
    let words = settings.split(separator: " ").map { String($0) }
    let names: [String] = words.filter { ["a", "b"].contains($0) }
    let texts = names.map { name in "{" + name + "}" }.joined(separator: ",")
    let lines = talk.answer("sweep \(settings) { print \"\(texts)\"; train epochs 1 }")
    return lines.prefix { !$0.contains("measured") }.joined(separator: " ")
  }

  @Test func theLastNameChangesFirst() {
    #expect(order("a [1 2] b [3 4 5]") == "1,3 1,4 1,5 2,3 2,4 2,5")
  }

  @Test func takesRangesAndExpressions() {
    #expect(order("a 1..3") == "1 2 3")
    #expect(order("a [n n*2]") == "5 10")
  }

  @Test func wordsOfTheLanguageStandForThemselves() {
    #expect(order("a [relu adam xavier mse]") == "relu adam xavier mse")
    #expect(order("a [\"some\" true]") == "some true")
  }
}
