import Reports
import Session
import Testing

@Suite struct ROCPlotTests {
  @Test func drawsTheCurveOfThePositiveClass() throws {
    let talk = Conversation("data moons noise 0.4; layer dense out; train epochs 5")
    let chart = try #require(talk.chart("plot roc"))
    #expect(chart.series.map(\.form) == [.reference, .line])
    let points = chart.series[1].points
    #expect(points.first == Point(0, 0) && points.last == Point(1, 1))
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x && $0.y <= $1.y })
    guard case .number(let auc)? = talk.record("evaluate")["auc"] else {
      Issue.record("no auc")
      return
    }
    #expect(chart.series[1].name == "class 1 · AUC \(NumberText.ratio(auc))")
    let area = zip(points, points.dropFirst()).reduce(0) {
      $0 + ($1.1.x - $1.0.x) * ($1.0.y + $1.1.y) / 2
    }
    #expect(abs(area - auc) < 1e-9)
  }

  @Test func drawsEachOfManyClasses() {
    let talk = Conversation("data iris; layer dense out; train epochs 5")
    let chart = talk.chart("plot roc train")
    #expect(chart?.series.count == 4)
    #expect(chart?.series[1].name.hasPrefix("setosa · AUC ") == true)
    #expect(chart?.title == "ROC: train (120 rows)")
  }

  @Test func needsClassesAndRowsOfBothKinds() throws {
    #expect(
      Conversation("data line; layer dense out").mistake("plot roc").hint
        == "see how well the network fits them: plot fit")
    let folder = try TemporaryFolder()
    try folder.write("a,b\n" + (1...20).map { "\($0),\($0 > 10)\n" }.joined(), to: "t.csv")
    try folder.write("a,b\n1,false\n2,false\n", to: "u.csv")
    let talk = Conversation(
      "data \"\(folder.file("t.csv"))\" target b test \"\(folder.file("u.csv"))\"; "
        + "layer dense out; train epochs 1")
    #expect(
      talk.mistake("plot roc").message == "a curve needs rows of a class and rows of others")
    #expect(talk.chart("plot roc train") != nil)
  }
}
