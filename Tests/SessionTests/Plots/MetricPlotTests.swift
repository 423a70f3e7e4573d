import Reports
import Testing

@Suite struct MetricPlotTests {
  @Test func drawsAMetricOfEveryEpoch() {
    let talk = Conversation("data xor; layer dense 4 tanh; layer dense out; train epochs 3")
    let chart = talk.chart("plot accuracy")
    #expect(chart?.title == "accuracy")
    #expect(chart?.series.map(\.points.count) == [3])
    #expect(talk.chart("plot metric accuracy scale log") != nil)
  }

  @Test func aValidationMeasureStandsAlone() {
    let talk = Conversation("data iris; layer dense out; train epochs 3 validation 0.2")
    #expect(talk.chart("plot val_accuracy")?.series.map(\.name) == ["validation"])
    #expect(talk.chart("plot accuracy")?.note?.hasPrefix("validation is best after") == true)
  }
}
