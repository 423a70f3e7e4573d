import OrderedCollections
import Reports
import Testing

@testable import Session

@Suite struct SweepResultTests {
  private func result(
    _ losses: [[Double]], measure: String = "loss",
    widths: [Value] = [.number(2), .number(4), .number(8)]
  ) -> SweepResult {
    var result = SweepResult(names: ["width"], seeds: losses.first?.count ?? 1)
    result.measure = measure
    for (width, losses) in zip(widths, losses) {
      var row = SweepResult.Row(values: [width])
      row.runs = losses.map { [measure: $0] }
      result.rows.append(row)
    }
    return result
  }

  @Test func theBestIsTheLeastLossOrTheGreatestShare() {
    #expect(result([[3], [1], [2]]).best == 1)
    #expect(result([[3], [1], [2]], measure: "accuracy").best == 0)
    #expect(result([[3], [1], [2]], measure: "val_accuracy").best == 0)
    #expect(result([[3], [1], [2]], measure: "mae").best == 1)
    #expect(result([[0.9, 0.1], [0.4, 0.3], [0.6, 0.9]]).best == 1)
  }

  @Test func aRunThatDivergedIsNeverTheBest() {
    var some = result([[3], [1], [2]])
    some.rows[1].hasDiverged = true
    #expect(some.best == 2)
    #expect(some.table.rows[1] == ["4", "-", "diverged"])
    for place in some.rows.indices { some.rows[place].hasDiverged = true }
    #expect(some.best == nil)
    #expect(some.table.note == "no run came to a loss that is finite")
  }

  @Test func isAListOfRecords() {
    guard case .list(let records) = result([[3, 5], [1, 1], [2, 2]]).value,
      case .record(let first) = records[0], case .record(let second) = records[1]
    else {
      Issue.record("no list")
      return
    }
    #expect(first["width"] == .number(2))
    #expect(first["loss"] == .number(4))
    #expect(first["best"] == .boolean(false))
    #expect(second["best"] == .boolean(true))
    #expect(second["loss_sd"] == .number(0))
  }

  @Test func numbersAreACurveAndWordsAreBars() {
    guard case .chart(let chart)? = result([[3], [1], [2]]).figure else {
      Issue.record("no chart")
      return
    }
    #expect(chart.series.map(\.points) == [[Point(2, 3), Point(4, 1), Point(8, 2)]])
    #expect(chart.x.scale == .linear)
    let words = result([[3], [1]], widths: [.text("relu"), .text("tanh")])
    guard case .bars(let bars)? = words.figure else {
      Issue.record("no bars")
      return
    }
    #expect(bars.bars.map(\.name) == ["width relu", "width tanh"])
    #expect(bars.bars.map(\.mark) == [nil, "best"])
  }

  @Test func zeroStandsBesidePowersOfTen() {
    let decays = result([[3], [1], [2]], widths: [.number(0), .number(0.001), .number(0.1)])
    guard case .chart(let chart)? = decays.figure else {
      Issue.record("no chart")
      return
    }
    #expect(chart.x.scale == .logarithmic)
    #expect(chart.x.zero == 0.0001)
    #expect(chart.series.first?.points.first == Point(0.0001, 3))
    #expect(chart.series.first?.isMarked == true)
    let near = result([[3], [1], [2]], widths: [.number(0), .number(0.1), .number(0.5)])
    guard case .chart(let even)? = near.figure else { return }
    #expect(even.x == Axis("width"))
  }

  @Test func whatDivergedIsSeen() {
    let rates: [Value] = [.number(0.001), .number(0.01), .number(0.1), .number(1)]
    var some = result([[3], [1], [2], [9]], widths: rates)
    some.rows[3].hasDiverged = true
    guard case .chart(let chart)? = some.figure else {
      Issue.record("no chart")
      return
    }
    #expect(chart.series.last == Chart.Series("diverged", [Point(1, 3)], as: .points))
    #expect(chart.note == "best: width 0.01 · diverged: width 1")
    var words = result([[3], [1], [2]], widths: [.text("relu"), .text("tanh"), .text("selu")])
    words.rows[2].hasDiverged = true
    guard case .bars(let bars)? = words.figure else { return }
    #expect(bars.note == "diverged: width selu")
  }

  @Test func lossesFarApartLieOnALogarithm() {
    guard case .chart(let chart)? = result([[1e7], [1], [0.1]]).figure else { return }
    #expect(chart.y.scale == .logarithmic)
  }

  @Test func ratesOverPowersOfTenLieOnALogarithm() {
    let rates = result([[3], [1], [2]], widths: [.number(0.001), .number(0.01), .number(0.1)])
    guard case .chart(let chart)? = rates.figure else {
      Issue.record("no chart")
      return
    }
    #expect(chart.x.scale == .logarithmic)
  }
}
