import Diagnostics
import Network
import Session
import Testing

@Suite struct ChooseLossTests {
  @Test func choosesTheLoss() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.session.model?.network.loss.kind == "crossentropy")
    #expect(talk.answer("loss mse") == [])
    #expect(talk.session.model?.network.loss.kind == "mse")
  }

  @Test(arguments: ["huber(2)", "focal(1.5)", "crossentropy label_smoothing 0.1", "focal"])
  func takesParametersAndSmoothing(text: String) {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.answer("loss \(text)") == [])
    #expect(talk.session.model?.network.loss.written == text)
    #expect(talk.answer("train epochs 1").count == 1)
  }

  /// A raw output of the right side is a hit and is what is predicted.
  @Test func hingeSidesAtZero() {
    let talk = Conversation(
      "data xor; layer dense 8 tanh; layer dense out identity; loss hinge; train epochs 800 rate 0.02 quiet"
    )
    #expect(talk.value("accuracy") == .number(1))
    #expect(talk.record("predict 0 1")["class"] == .text("1"))
    #expect(talk.record("predict 1 1")["class"] == .text("0"))
  }

  @Test(arguments: [
    ("loss mse label_smoothing 0.1", "loss mse has no option", "bce or crossentropy"),
    ("loss huber(0)", "delta must be above 0", "this is 0"),
    ("loss focal(-1)", "gamma must be from 0 to 1000", "this is -1"),
    ("loss mse(2)", "takes nothing in brackets", "remove this"),
    ("loss bce label_smoothing 1.5", "label_smoothing must be from 0 to 1", "this is 1.5"),
  ])
  func refusesWhatALossDoesNotTake(line: String, message: String, hint: String) {
    let mistake = Conversation("data iris; layer dense out").mistake(line)
    #expect(mistake.message.contains(message))
    #expect(mistake.hint.contains(hint))
  }

  @Test func aloneIsTheValue() {
    let talk = Conversation("data xor; layer dense out")
    #expect(talk.mistake("loss").message == "'loss' has no value yet")
    talk.answer("train epochs 1")
    #expect(talk.answer("loss").first.flatMap(Double.init) ?? 0 > 0)
    #expect(talk.answer("loss * 0") == ["0"])
  }

  @Test func refusesAnUnknownName() {
    let talk = Conversation("data iris; layer dense out")
    let mistake = talk.mistake("loss crossentrpy")
    #expect(mistake.token == "crossentrpy")
    #expect(mistake.hint == "did you mean 'crossentropy'?")
  }

  @Test(arguments: [
    ("data iris; layer dense out; loss bce", "layer dense out"),
    ("data line; layer dense out; loss crossentropy", "mse"),
    ("data xor; layer dense 3; loss mse", "layer dense out"),
    ("data iris; layer dense out; loss hinge", "layer dense out identity"),
    ("data line; layer dense out; loss hinge", "loss mse"),
    ("data iris; layer dense out identity; loss kl", "layer dense 3 softmax"),
    ("data iris; layer dense out; loss poisson", "layer dense out"),
    ("data line; layer dense out tanh; loss poisson", "layer dense out"),
    ("data line; layer dense out; loss cosine", "loss mse"),
    ("data iris; layer dense out identity; loss focal", "layer dense out'"),
  ])
  func doesNotTrainWithALossThatDoesNotFit(beginning: String, advice: String) {
    let mistake = Conversation(beginning).mistake("train")
    #expect(mistake.diagnostic.id == "loss.fit")
    #expect(mistake.hint.contains(advice))
  }

  @Test(arguments: [
    ("data line; layer dense out; loss poisson", "at least 0"),
    ("data line; layer dense out sigmoid; loss bce", "from 0 to 1"),
  ])
  func doesNotTrainOnTargetsThatDoNotFit(beginning: String, need: String) {
    let mistake = Conversation(beginning).mistake("train")
    #expect(mistake.diagnostic.id == "loss.targets")
    #expect(mistake.message.contains(need))
  }
}
