import Reports
import Testing

@Suite struct PrecisionRecallPlotTests {
  @Test func drawsPrecisionByRecall() throws {
    let talk = Conversation("data moons noise 0.4; layer dense out; train epochs 5")
    let chart = try #require(talk.chart("plot precision_recall"))
    #expect(chart.series.map(\.name).first == "chance")
    #expect(chart.series[1].name.hasPrefix("class 1 · AP 0."))
    let points = chart.series[1].points
    #expect(points.first == Point(0, 1))
    // Choosing all rows finds all of the class, and is right as often as it occurs.
    #expect(points.last?.x == 1)
    #expect(points.last?.y == chart.series[0].points.first?.y)
  }

  @Test func manyClassesHaveNoCommonChance() {
    let talk = Conversation("data iris; layer dense out; train epochs 5")
    #expect(talk.chart("plot precision_recall")?.series.count == 3)
    #expect(
      Conversation("data line; layer dense out").mistake("plot precision_recall").message
        == "'line' has numbers to learn, and no classes")
  }
}
