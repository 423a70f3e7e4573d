package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lab symmetry`: units that begin equal stay equal.
package struct SymmetryLab: Lab {
  package init() {}

  package static let spec = Spec<SymmetryLab>(
    "symmetry", "Units with equal first weights stay equal: the rank of the hidden layer stays 1.",
    examples: ["lab symmetry"])

  private static let stretches = 10
  private static let epochs = 10
  private static let units = 8

  /// What one initialiser came to.
  struct Row: Equatable {
    var initialiser: String
    /// The rank of the hidden layer's weights, biases among them: at first and after each stretch of
    /// training, for each seed.
    var ranks: [[Int]]
    /// Of the training rows at the end, one number a seed.
    var accuracy: [Double]

    /// The greatest rank at the end.
    var lastRank: Int { ranks.compactMap(\.last).max() ?? 0 }
    /// The greatest at any time.
    var greatest: Int { ranks.flatMap { $0 }.max() ?? 0 }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    let initialisers = ["constant(0.5)", "xavier"]
    bench.expect(runs: initialisers.count * bench.seeds)
    var rows: [Row] = []
    for initialiser in initialisers {
      var row = Row(initialiser: initialiser, ranks: [], accuracy: [])
      for number in 0..<bench.seeds {
        let session = try bench.run(
          ["data circles", "network \(Self.units) tanh", "init \(initialiser)"], seed: number)
        var ranks = [MatrixRank.rank(try session.network().unitWeights(of: "dense1"))]
        for _ in 0..<Self.stretches {
          try session.run("train epochs \(Self.epochs) rate 0.05")
          ranks.append(MatrixRank.rank(try session.network().unitWeights(of: "dense1")))
        }
        row.ranks.append(ranks)
        row.accuracy.append(session.measure("accuracy"))
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .chart(Self.chart(rows)), table: nil, sentence: Self.sentence(rows),
      fields: Self.fields(rows))
  }

  private static func chart(_ rows: [Row]) -> Chart {
    Chart(
      "rank of the hidden layer, the mean of the seeds", x: Axis("epoch", isWhole: true),
      y: Axis("rank"),
      series: rows.map { row in
        let count = row.ranks.first?.count ?? 0
        return Chart.Series(
          row.initialiser,
          (0..<count).map { place in
            Point(Double(place * epochs), Spread(row.ranks.map { Double($0[place]) }).mean)
          })
      })
  }

  static func sentence(_ rows: [Row]) -> String {
    guard let equal = rows.first, let random = rows.last, rows.count > 1 else {
      return "nothing was measured"
    }
    let stays = equal.greatest <= 1 ? "stayed 1" : "came to \(equal.greatest)"
    let accuracy = { (row: Row) in Spread(row.accuracy).text(as: .ratio) }
    return
      "With equal first weights the rank of the hidden layer \(stays) over \(stretches * epochs) epochs, "
      + "and \(accuracy(equal)) of the rows came out right; from \(random.initialiser) it was "
      + "\(random.lastRank), and \(accuracy(random)) came out right."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    [
      "results": .list(
        rows.map { row in
          .record([
            "init": .text(row.initialiser), "rank": .number(Double(row.lastRank)),
            "accuracy": .number(Spread(row.accuracy).mean),
          ])
        })
    ]
  }
}
