import Datasets
import Session
import Testing

@Suite struct SplitRowsTests {
  @Test(arguments: [
    ("split test 0.3", "105 train / 45 test"), ("split", "120 train / 30 test"),
    ("split validation 0.2", "90 train / 30 validation / 30 test"),
    ("split test 0", "150 train, no test"),
    ("split test 0 validation 0.1", "135 train / 15 validation, no test"),
  ])
  func dealsTheRowsOut(text: String, parts: String) {
    #expect(Conversation("data iris").answer(text)[0].contains(" · \(parts) · "))
  }

  @Test func givesEachPartItsShareOfEveryClass() {
    let talk = Conversation("data iris; split test 0.3;")
    // The rows of iris stand in order: 50 of each class.
    let counts = (0..<3).map { kind in
      talk.session.dataset?.parts.test.count { Int($0) / 50 == kind } ?? 0
    }
    #expect(counts == [15, 15, 15])
    talk.answer("split test 0.3 stratify off")
    #expect(talk.session.dataset?.parts.test.count == 45)
  }

  @Test func followsTheSeed() {
    let talk = Conversation("data iris; split;")
    let first = talk.session.dataset?.parts
    talk.answer("split;")
    #expect(talk.session.dataset?.parts == first)
    talk.answer("split seed 1;")
    let other = talk.session.dataset?.parts
    #expect(other != first)
    talk.answer("seed 1; split;")
    #expect(talk.session.dataset?.parts == other)
  }

  @Test func saysThatTrainedWeightsStay() {
    let talk = Conversation("data iris; layer dense out; train epochs 1")
    #expect(
      talk.answer("split test 0.3").last == "the network keeps the weights of its 1 epoch")
  }

  @Test func refusesSharesThatDoNotFit() {
    let talk = Conversation("data iris")
    #expect(talk.mistake("split test 1").token == "1")
    #expect(talk.mistake("split test -0.1").token == "-0.1")
    #expect(
      talk.mistake("split test 0.6 validation 0.6").message
        == "test and validation together must be below 1")
    #expect(talk.mistake("split tset 0.3").hint == "did you mean 'test'?")
    #expect(talk.mistake("split 0.3").token == "0.3")
    #expect(Conversation().mistake("split").message == "there is no data yet")
  }
}
