import Reports
import Session
import Testing

@Suite struct LossPlotTests {
  @Test func drawsEveryEpoch() {
    let talk = Conversation("data xor; layer dense 4 tanh; layer dense out; train epochs 3")
    talk.answer("let r = train epochs 4")
    let chart = talk.chart("plot loss")
    #expect(chart?.series.map(\.points.count) == [7])
    #expect(chart?.series.first?.points.last.map { [$0.x, $0.y] } == [7, last(talk)])
    #expect(chart?.y == Axis("loss"))
    #expect(chart?.note == nil)
  }

  private func last(_ talk: Conversation) -> Double? {
    if case .number(let loss) = talk.value("r.loss") { loss } else { nil }
  }

  @Test func dividesTheAxisByFactors() {
    let talk = Conversation("data xor; layer dense out; train epochs 3")
    #expect(talk.chart("plot loss scale log")?.y == Axis("loss", .logarithmic))
    #expect(
      talk.mistake("plot loss scale lin").description
        == "lin | no scale is called 'lin' | did you mean 'linear'?")
  }

  @Test func drawsTheValidationRowsBesideAndNamesTheBestEpoch() {
    let talk = Conversation("data iris; split validation 0.2; layer dense out; train epochs 3")
    let chart = talk.chart("plot loss")
    #expect(chart?.series.map(\.name) == ["train", "validation"])
    #expect(chart?.series.map(\.points.count) == [3, 3])
    let least = chart?.series.last?.points.min { $0.y < $1.y }
    #expect(
      chart?.note
        == least.map {
          "validation is best after epoch \(Int($0.x)): \(NumberText.quantity($0.y))"
        })
  }

  @Test func validationThatCameLaterStandsAtItsEpochs() {
    let talk = Conversation(
      "data iris; layer dense out; train epochs 2; train epochs 3 validation 0.2")
    #expect(talk.chart("plot loss")?.series.last?.points.map(\.x) == [3, 4, 5])
  }

  @Test func manyEpochsAreSampled() {
    let talk = Conversation("data xor; layer dense out; train epochs 5000 batch all quiet")
    let chart = talk.chart("plot loss")
    #expect(chart?.series[0].points.count == 4000)
    #expect(chart?.series[0].points.first?.x == 1 && chart?.series[0].points.last?.x == 5000)
    #expect(chart?.note == "4000 of 5000 epochs are shown")
  }
}
