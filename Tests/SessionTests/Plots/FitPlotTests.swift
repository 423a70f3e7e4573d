import Datasets
import Reports
import Session
import Testing

@Suite struct FitPlotTests {
  @Test func drawsTheCurveAmongThePoints() throws {
    let talk = Conversation("data line; layer dense out; train epochs 50 rate 0.05")
    let chart = try #require(talk.chart("plot fit"))
    #expect(chart.title == "y by x: test (20 rows)")
    #expect(chart.series.map(\.name) == ["data", "fit"])
    #expect(chart.series[0].points.count == 20 && chart.series[0].form == .points)
    for point in chart.series[1].points.prefix(3) {
      guard case .number(let y) = talk.value("predict \(Float(point.x))") else { return }
      #expect(abs(y - point.y) < 1e-6)
    }
    #expect(chart.note?.hasPrefix("mae ") == true)
    let dataset = try #require(talk.session.dataset)
    guard case .numbers(let targets) = dataset.target.values else { return }
    #expect(
      chart.series[0].points.map { Float($0.y) } == dataset.parts.test.map { targets[0][Int($0)] })
  }

  @Test func drawsPredictedByActualForMoreFeatures() throws {
    let talk = Conversation("data housing; layer dense out; train epochs 2")
    let chart = try #require(talk.chart("plot fit train"))
    #expect(chart.series.map(\.form) == [.reference, .points])
    #expect(chart.x.label.hasPrefix("actual ") && chart.y.label.hasPrefix("predicted "))
    let identity = chart.series[0].points
    #expect(identity.allSatisfy { $0.x == $0.y })
    #expect(chart.series[1].points.count <= 1000)
  }

  @Test func classesHaveNone() {
    let talk = Conversation("data iris; layer dense out")
    #expect(
      talk.mistake("plot fit").hint
        == "see what is taken for what: plot confusion; or where: plot boundary")
  }
}
