import Datasets
package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lab capacity`: what boundary a few hidden units can draw.
package struct CapacityLab: Lab {
  package init() {}

  package static let spec = Spec<CapacityLab>(
    "capacity", "The boundary that 1, 2, 4 and 16 hidden units can draw around a ring.",
    examples: ["lab capacity"])

  static let units = [1, 2, 4, 16]

  /// The accuracy on the test rows with so many units, one number a seed.
  struct Row: Equatable {
    var units: Int
    var accuracy: [Double]

    var mean: Double { Spread(accuracy).mean }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.units.count * bench.seeds)
    var (rows, maps): ([Row], [Figure]) = ([], [])
    for units in Self.units {
      var row = Row(units: units, accuracy: [])
      for number in 0..<bench.seeds {
        let session = try bench.run(
          [
            "data circles noise 0.1", "network \(units) tanh", "train epochs 150 rate 0.05",
            "evaluate",
          ], seed: number)
        row.accuracy.append(session.measure("accuracy"))
        if number == 0, let map = try session.boundary(titled: counted(units, "unit")) {
          maps.append(.boundary(map))
        }
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .panels(Panels("boundaries by the number of hidden units", maps)),
      table: Self.table(rows), sentence: Self.sentence(rows),
      fields: [
        "results": .list(
          rows.map {
            .record(["units": .number(Double($0.units)), "accuracy": .number($0.mean)])
          })
      ])
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      columns: [.init("hidden units", .right), .init("test accuracy", .right)],
      rows: rows.map { [String($0.units), Spread($0.accuracy).text(as: .ratio)] })
  }

  /// How near to the best accuracy is good enough.
  static let near = 0.02

  /// What the fewest units reach, and the fewest that come near the best.
  static func sentence(_ rows: [Row]) -> String {
    guard let first = rows.first, let best = rows.map(\.mean).max(),
      let enough = rows.first(where: { $0.mean >= best - near })
    else { return "nothing was measured" }
    let start =
      "\(counted(first.units, "hidden unit")) got \(NumberText.ratio(first.mean)) of the test rows right"
    if enough.units == first.units {
      return "\(start), and more units no more than \(NumberText.ratio(best))."
    }
    return "\(start); it takes \(enough.units) to come within \(near.written) of the best, "
      + "\(NumberText.ratio(best)), with \(NumberText.ratio(enough.mean))."
  }
}
