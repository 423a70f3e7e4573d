package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lab overfit`: the size of a network against what keeps a large one from learning by heart.
package struct OverfitLab: Lab {
  package init() {}

  package static let spec = Spec<OverfitLab>(
    "overfit",
    "A large network learns few noisy rows by heart: against a small one, dropout, l2 and early stopping.",
    examples: ["lab overfit"])

  private static let ways: [(name: String, statements: [String])] = [
    ("small", ["network 4 relu", "train epochs 200 rate 0.01"]),
    ("large", ["network 64 64 relu", "train epochs 200 rate 0.01"]),
    (
      "large, dropout",
      [
        "layer dense 64 relu", "layer dropout 0.5", "layer dense 64 relu", "layer dropout 0.5",
        "layer dense out", "train epochs 200 rate 0.01",
      ]
    ),
    (
      "large, l2",
      [
        "layer dense 64 relu l2 0.01", "layer dense 64 relu l2 0.01", "layer dense out l2 0.01",
        "train epochs 200 rate 0.01",
      ]
    ),
    (
      "large, early stopping",
      ["network 64 64 relu", "train epochs 200 rate 0.01 validation 0.25 patience 10"]
    ),
  ]

  /// The losses of one way, one number a seed.
  struct Row: Equatable {
    var name: String
    var train: [Double]
    var test: [Double]

    /// What the test loss is above the training loss.
    var gap: Double { Spread(test).mean - Spread(train).mean }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.ways.count * bench.seeds)
    var rows: [Row] = []
    for way in Self.ways {
      var row = Row(name: way.name, train: [], test: [])
      for number in 0..<bench.seeds {
        let session = try bench.run(
          ["data moons rows 200 noise 0.35", "split test 0.7"] + way.statements
            + ["let seen = evaluate train", "let new = evaluate test"], seed: number)
        row.train.append(session.number("seen", "loss"))
        row.test.append(session.number("new", "loss"))
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .bars(Self.bars(rows)), table: Self.table(rows), sentence: Self.sentence(rows),
      fields: Self.fields(rows))
  }

  private static func bars(_ rows: [Row]) -> BarChart {
    let least = rows.min { Spread($0.test).mean < Spread($1.test).mean }?.name
    return BarChart(
      "loss on rows that were not learnt from", axis: Axis("test loss"),
      bars: rows.map { row in
        let test = Spread(row.test)
        return BarChart.Bar(
          row.name, test.mean, spread: test.deviation, mark: row.name == least ? "best" : nil)
      })
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      columns: [
        .init("network"), .init("training loss", .right), .init("test loss", .right),
        .init("gap", .right),
      ],
      rows: rows.map { row in
        [
          row.name, Spread(row.train).text(as: .quantity), Spread(row.test).text(as: .quantity),
          NumberText.fixed(row.gap, decimals: 3),
        ]
      })
  }

  /// How large the large network's gap is, which remedy leaves least of it, and whose test loss is least.
  static func sentence(_ rows: [Row]) -> String {
    guard let large = rows.first(where: { $0.name == "large" }),
      let small = rows.first(where: { $0.name == "small" }),
      let remedy = rows.filter({ $0.name.hasPrefix("large, ") }).min(by: { $0.gap < $1.gap }),
      let best = rows.min(by: { Spread($0.test).mean < Spread($1.test).mean })
    else { return "nothing was measured" }
    let text = { (value: Double) in NumberText.fixed(value, decimals: 3) }
    let compared =
      large.gap > small.gap
      ? "more than the small one's \(text(small.gap))"
      : "no more than the small one's \(text(small.gap))"
    return
      "The large network's test loss lies \(text(large.gap)) above its training loss, \(compared); "
      + "of the remedies \(remedy.name.dropFirst("large, ".count)) leaves the least gap, \(text(remedy.gap)), "
      + "and the least test loss, \(text(Spread(best.test).mean)), has: \(best.name)."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    [
      "results": .list(
        rows.map { row in
          .record([
            "network": .text(row.name), "train_loss": .number(Spread(row.train).mean),
            "test_loss": .number(Spread(row.test).mean), "gap": .number(row.gap),
          ])
        })
    ]
  }
}
