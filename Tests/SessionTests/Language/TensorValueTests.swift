import Diagnostics
import Session
import Testing

/// Tensors as values: a layer is a record of its own, an index picks rows and numbers.
@Suite struct TensorValueTests {
  private let talk = Conversation(
    "data xor; layer dense 3 tanh; layer dense out; init constant(0.1) layer dense1")

  @Test(arguments: [
    ("dense1", "{weight: tensor 3 2, bias: tensor 3}"), ("dense1.weight", "tensor 3 2"),
    ("dense1.weight[1]", "tensor 2"), ("dense1.weight[1][2]", "0.1"), ("dense1.bias[-1]", "0"),
    ("length(dense1.weight)", "3"), ("sum(dense1.weight)", "0.6"), ("max(dense1.weight[2])", "0.1"),
    ("dense1.bias[1..2]", "[0, 0]"), ("dense1.weight == dense1.weight", "true"),
    ("dense1.weight == dense2.weight", "false"),
  ])
  func isPickedFrom(expression: String, value: String) {
    #expect(talk.answer(expression) == [value])
  }

  @Test func aLoopGoesOverItsRows() {
    #expect(
      talk.answer("for row in dense1.weight { print \"{row[1] + row[2]}\" }")
        == ["0.2", "0.2", "0.2"])
  }

  @Test func aVariableOfTheSameNameComesFirst() {
    #expect(talk.answer("let dense1 = 2; dense1") == ["2"])
  }

  @Test func whatThereIsNotIsSaid() {
    #expect(message("dense1.slope")?.contains("slope") == true)
    #expect(message("dense1.weight[4]") == "there is no element 4")
  }

  private func message(_ text: String) -> String? {
    guard case .failed(let mistake) = talk.say(text).outcome else { return nil }
    return mistake.message
  }
}
