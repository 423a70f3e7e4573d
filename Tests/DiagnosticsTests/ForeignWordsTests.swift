import Diagnostics
import Testing

@Suite struct ForeignWordsTests {
  @Test(arguments: [
    ("lr", "rate"), ("learning_rate", "rate"), ("learning-rate", "rate"), ("LearningRate", "rate"),
    ("batch_size", "batch"), ("n_epochs", "epochs"), ("MSELoss", "mse"),
  ])
  func areKnownByOurs(word: String, ours: String) {
    #expect(Suggestion.meant(by: word, among: ["mse", "epochs", "rate", "batch"]) == ours)
  }

  @Test func areTakenForWhatCanStandThere() {
    #expect(Suggestion.meant(by: "lr", among: ["epochs", "batch"]) == nil)
    #expect(Suggestion.meant(by: "momentum", among: ["adam", "sgd"]) == "sgd")
    #expect(Suggestion.meant(by: "momentum", among: ["momentum"]) == nil)
  }

  @Test func giveWayToTheSameWordInOtherLetters() {
    #expect(Suggestion.meant(by: "SGD", among: ["lion", "sgd"]) == "sgd")
    #expect(Suggestion.meant(by: "petal_length", among: ["Petal_Length"]) == "Petal_Length")
  }
}
