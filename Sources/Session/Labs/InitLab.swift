package import Diagnostics
import Glibc
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab init`: what first weights do to the signal and to the symmetry of the units.
package struct InitLab: Lab {
  package init() {}

  package static let spec = Spec<InitLab>(
    "init",
    "What first weights do: the signal's deviation by layer, and whether units become different.",
    examples: ["lab init"])

  static let initialisers = ["zeros", "constant(0.1)", "normal(0.05)", "normal(1)", "xavier", "he"]
  private static let depth = 6
  private static let width = 32

  struct Row: Equatable {
    var initialiser: String
    /// The root mean square of what each hidden layer gives, the mean over the seeds.
    var signal: [Double]
    /// How many units of the first hidden layer differ after a short training, the fewest of the seeds.
    var different: Int
    var units: Int

    /// The last layer's signal by the first one's: 1 where it is kept.
    var kept: Double { (signal.first ?? 0) > 0 ? (signal.last ?? 0) / (signal.first ?? 1) : 0 }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.initialisers.count * bench.seeds)
    var rows: [Row] = []
    for initialiser in Self.initialisers { rows.append(try row(initialiser, bench)) }
    return LabFinding(
      figure: .chart(Self.chart(rows)), table: Self.table(rows), sentence: Self.sentence(rows),
      fields: Self.fields(rows))
  }

  private func row(_ initialiser: String, _ bench: Bench) throws(Diagnostic) -> Row {
    let layers = [String](repeating: String(Self.width), count: Self.depth).joined(separator: " ")
    var signal = [Double](repeating: 0, count: Self.depth)
    var different = Self.width
    for number in 0..<bench.seeds {
      let session = try bench.run(
        ["data wine", "network \(layers) relu", "init \(initialiser)"], seed: number)
      for (layer, outputs) in try session.layerOutputs().prefix(Self.depth).enumerated() {
        let squares = outputs.reduce(0) { $0 + Double($1) * Double($1) }
        signal[layer] += (squares / Double(outputs.count)).squareRoot() / Double(bench.seeds)
      }
      try session.run("train epochs 3")
      different = min(different, try session.network().differentUnits(of: "dense1"))
    }
    return Row(initialiser: initialiser, signal: signal, different: different, units: Self.width)
  }

  private static func chart(_ rows: [Row]) -> Chart {
    Chart(
      "root mean square of the signal by layer, relu", x: Axis("layer", isWhole: true),
      y: Axis("signal", .logarithmic),
      series: rows.map { Chart.Series($0.initialiser, values: $0.signal) },
      note: "a signal of 0 has no place on this axis")
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      columns: [
        .init("init"), .init("layer 1", .right), .init("layer \(depth)", .right),
        .init("kept", .right), .init("different units", .right),
      ],
      rows: rows.map {
        [
          $0.initialiser, NumberText.quantity($0.signal.first ?? 0),
          NumberText.quantity($0.signal.last ?? 0), NumberText.quantity($0.kept),
          "\($0.different) of \($0.units)",
        ]
      })
  }

  /// Which initialisers leave all units alike, and which keeps the signal best.
  static func sentence(_ rows: [Row]) -> String {
    let alike = rows.filter { $0.different == 1 }.map(\.initialiser)
    let others = rows.filter { $0.different > 1 }
    let symmetry =
      alike.isEmpty
      ? "Every initialiser lets the units become different"
      : "With \(alike.inWords) all units stay alike"
    guard
      let best = others.min(by: { abs(log(max($0.kept, 1e-30))) < abs(log(max($1.kept, 1e-30))) }),
      let worst = others.max(by: { abs(log(max($0.kept, 1e-30))) < abs(log(max($1.kept, 1e-30))) })
    else { return symmetry + "." }
    return "\(symmetry); of the others \(best.initialiser) keeps the signal best, "
      + "\(NumberText.quantity(best.kept)) of it after \(best.signal.count) layers, and "
      + "\(worst.initialiser) worst, \(NumberText.quantity(worst.kept))."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    [
      "results": .list(
        rows.map { row in
          .record([
            "init": .text(row.initialiser), "kept": .number(row.kept),
            "different": .number(Double(row.different)),
            "signal": .list(row.signal.map { .number($0) }),
          ])
        })
    ]
  }
}
