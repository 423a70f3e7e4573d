import Reports
import Session
import Testing

@Suite struct ConfusionPlotTests {
  @Test func countsAsConfusionDoes() {
    let talk = Conversation("data iris; layer dense out; train epochs 5")
    guard case .confusion(let chart)? = talk.figure("plot confusion train") else { return }
    #expect(chart.classes == ["setosa", "versicolor", "virginica"])
    #expect(chart.counts.reduce(0, +) == 120)
    let rows = (0..<3).map { row in
      Value.list(chart.counts[3 * row..<3 * row + 3].map { .number(Double($0)) })
    }
    #expect(talk.record("confusion train")["matrix"] == .list(rows))
    #expect(chart.title == "confusion: train (120 rows)")
    guard case .confusion(let test)? = talk.figure("plot confusion") else { return }
    #expect(test.counts.reduce(0, +) == 30)
  }

  @Test func numbersHaveNone() {
    let talk = Conversation("data line; layer dense out")
    #expect(
      talk.mistake("plot confusion").description
        == "confusion | 'line' has numbers to learn, and no classes | "
        + "see how well the network fits them: plot fit")
  }
}
