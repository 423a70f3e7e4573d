import Datasets
import Reports
import Session
import Testing

@Suite struct ScaleTests {
  @Test(arguments: [
    ("standard", "features standardised"), ("minmax", "features from 0 to 1"),
    ("none", "120 train / 30 test"),
  ])
  func saysHowNumbersArePrepared(scaling: String, end: String) {
    let line = Conversation("data iris; scale none;").answer("scale \(scaling)")[0]
    #expect(line.hasSuffix(" · \(end)"))
  }

  @Test func keepsTheSplitAndChangesTheTraining() {
    let talk = Conversation("data iris; split test 0.3 seed 4; layer dense out")
    let parts = talk.session.dataset?.parts
    talk.answer("scale minmax")
    #expect(talk.session.dataset?.parts == parts)
    let loss = talk.value("evaluate train")
    talk.answer("scale none")
    #expect(talk.value("evaluate train") != loss)
  }

  @Test func saysThatTrainedWeightsStay() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.answer("scale minmax").count == 1)
    talk.answer("train epochs 1")
    let weights = talk.session.model?.network.fingerprint
    #expect(
      talk.answer("scale standard").last == "the network keeps the weights of its 1 epoch")
    #expect(talk.session.model?.network.fingerprint == weights)
  }

  @Test func withoutScalingTargetsAreLeftAlone() {
    // Zero weights predict the mean of a standardised target, and zero of one that is left alone:
    // the loss is the variance, or the mean square.
    let scaled = Conversation("data line noise 0; layer dense out init zeros; scale standard;")
    let bare = Conversation("data line noise 0; layer dense out init zeros; scale none;")
    guard case .number(let variance)? = scaled.record("evaluate")["loss"],
      case .number(let square)? = bare.record("evaluate")["loss"]
    else {
      Issue.record("no loss")
      return
    }
    #expect(square > variance + 0.5)
  }

  @Test func refusesWhatIsNotThere() {
    #expect(Conversation().mistake("scale none").message == "there is no data yet")
    #expect(Conversation("data iris").mistake("scale standrad").hint == "did you mean 'standard'?")
  }
}
