import Reports
import Testing

@Suite struct DataPlotTests {
  @Test func drawsClassesAsSeries() throws {
    let talk = Conversation("data iris")
    let chart = try #require(talk.chart("plot data features [petal-length petal-width]"))
    #expect(chart.series.map(\.name) == ["setosa", "versicolor", "virginica"])
    #expect(chart.series.map(\.points.count) == [50, 50, 50])
    #expect(chart.series.allSatisfy { $0.form == .points })
    #expect(chart.x.label == "petal-length" && chart.y.label == "petal-width")
    #expect(chart.note == nil)
    // The first row of the set.
    #expect(chart.series[0].points[0] == Point(Double(Float(1.4)), Double(Float(0.2))))
    #expect(talk.chart("plot data")?.note == "features [A B] chooses others")
    #expect(talk.chart("plot data part test")?.series.map(\.points.count) == [10, 10, 10])
  }

  @Test func drawsTheTargetOverOneFeature() throws {
    let talk = Conversation("data line")
    let chart = try #require(talk.chart("plot data"))
    #expect(chart.x.label == "x" && chart.y.label == "y")
    #expect(chart.series.map(\.points.count) == [100])
    talk.answer("data plane")
    #expect(talk.chart("plot data")?.note == "features A chooses others")
    #expect(talk.mistake("plot data features [x1 x2]").message.contains("features takes one name"))
  }

  @Test func samplesManyRows() {
    let talk = Conversation("data blobs rows 5000")
    let chart = talk.chart("plot data")
    #expect(chart?.series.map(\.points.count).reduce(0, +) == 2000)
    #expect(chart?.note == "2000 of 5000 rows are shown")
  }

  @Test func aSingleFeatureGivesEachClassALine() {
    let talk = Conversation("data iris")
    let chart = talk.chart("plot data features petal-width")
    #expect(chart?.series[1].points.allSatisfy { $0.y == 2 } == true)
  }

  @Test func imagesAreShownInAnotherWay() {
    #expect(Conversation("data digits").mistake("plot data").hint.contains("plot image 1"))
    #expect(Conversation().mistake("plot data").message == "there is no data yet")
  }
}
