import Diagnostics
import Testing

struct SuggestionTests {
  private let names = ["epochs", "batch", "rate", "relu", "leaky_relu", "tanh", "x"]

  @Test(arguments: [
    ("epoch", "epochs"), ("epohcs", "epochs"), ("Epochs", "epochs"), ("bach", "batch"),
    ("rleu", "relu"), ("leaky-relu", "leaky_relu"), ("leaky", "leaky_relu"), ("tan", "tanh"),
    ("batchs", "batch"),
  ])
  func findsTheNearest(word: String, nearest: String) {
    #expect(Suggestion.nearest(to: word, among: names) == nearest)
  }

  @Test(arguments: ["", "zzz", "momentum", "ba", "epochs_of_training"])
  func findsNothingFar(word: String) {
    #expect(Suggestion.nearest(to: word, among: names) == nil)
  }

  @Test func neverSuggestsTheWordItself() {
    #expect(Suggestion.nearest(to: "relu", among: ["relu"]) == nil)
  }

  @Test func takesLongWordsInItsStride() {
    let long = String(repeating: "ab", count: 100_000)
    #expect(Suggestion.nearest(to: long, among: names) == nil)
  }
}
