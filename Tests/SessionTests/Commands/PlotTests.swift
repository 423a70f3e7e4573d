import Reports
import Testing

@Suite struct PlotTests {
  private func chart(_ talk: Conversation, _ text: String) -> Chart? {
    for case .figure(.chart(let chart)) in talk.say(text).reports { return chart }
    return nil
  }

  @Test func drawsEveryEpoch() {
    let talk = Conversation("data xor; layer dense 4 tanh; layer dense out; train epochs 3")
    talk.answer("train epochs 4")
    #expect(chart(talk, "plot loss")?.series.map(\.points.count) == [7])
    #expect(chart(talk, "plot accuracy")?.title == "accuracy")
  }

  @Test func drawsTheValidationRowsBeside() {
    let talk = Conversation("data iris; split validation 0.2; layer dense out; train epochs 3")
    let series = chart(talk, "plot loss")?.series
    #expect(series?.map(\.name) == ["train", "validation"])
    #expect(series?.map(\.points.count) == [3, 3])
  }

  @Test func refusesWhatIsNotThere() {
    let talk = Conversation("data xor; layer dense out")
    #expect(talk.mistake("plot loss").message == "there is nothing to plot yet")
    talk.answer("train epochs 1")
    #expect(
      talk.mistake("plot los").description
        == "los | no measure is called 'los' | did you mean 'loss'?")
    #expect(talk.mistake("plot").usage == "plot loss|METRIC")
  }
}
