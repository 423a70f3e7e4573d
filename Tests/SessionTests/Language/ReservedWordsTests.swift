import Diagnostics
import Session
import Testing

@Suite struct ReservedWordsTests {
  @Test(arguments: ["all", "data", "relu", "train", "if", "out"])
  func areNoNamesOfLayers(word: String) {
    let text = "layer dense 4 name \(word)"
    let mistake = Conversation("data iris").mistake(text)
    #expect(mistake.token == word)
    #expect(mistake.message == "a layer cannot be called '\(word)': that is a word of the language")
    #expect(mistake.diagnostic.corrected(text) == "layer dense 4 name my_\(word)")
  }

  @Test func areNoNamesOfNetworks() {
    #expect(Conversation("data iris").mistake("network relu").token == "relu")
    Conversation("data iris").answer("network small 4 relu; layer dense 2 name dense7")
  }
}
