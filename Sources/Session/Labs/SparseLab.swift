package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lab sparse`: how many outputs of a rectifier are zero.
package struct SparseLab: Lab {
  package init() {}

  package static let spec = Spec<SparseLab>(
    "sparse", "The share of zeros among the outputs of a hidden layer, of relu and of others.",
    examples: ["lab sparse"])

  static let activations = ["relu", "leaky_relu", "tanh"]
  private static let units = 64

  /// Shares of the first hidden layer's outputs for the training rows, one number a seed.
  struct Row: Equatable {
    var activation: String
    /// Exact zeros before and after training.
    var before: [Double]
    var after: [Double]
    /// Units that are zero for every row after training.
    var dead: [Double]
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.activations.count * bench.seeds)
    var (rows, distributions): ([Row], [Histogram.Distribution]) = ([], [])
    for activation in Self.activations {
      var row = Row(activation: activation, before: [], after: [], dead: [])
      for number in 0..<bench.seeds {
        let session = try bench.run(
          ["data cancer", "network \(Self.units) \(activation)"], seed: number)
        row.before.append(Self.zeros(try session.layerOutputs().first ?? []))
        try session.run("train epochs 20")
        let outputs = try session.layerOutputs().first ?? []
        row.after.append(Self.zeros(outputs))
        row.dead.append(Self.deadUnits(outputs))
        if number == 0 {
          distributions.append(
            Self.distribution(activation, outputs, zeros: row.after.last ?? 0))
        }
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .histogram(
        Histogram(
          "outputs of the hidden layer after training", axis: Axis("activation"),
          distributions: distributions)),
      table: Self.table(rows), sentence: Self.sentence(rows),
      fields: [
        "results": .list(
          rows.map {
            .record([
              "activation": .text($0.activation), "before": .number(Spread($0.before).mean),
              "after": .number(Spread($0.after).mean), "dead": .number(Spread($0.dead).mean),
            ])
          })
      ])
  }

  private static func zeros(_ outputs: [Float]) -> Double {
    outputs.isEmpty ? 0 : Double(outputs.count { $0 == 0 }) / Double(outputs.count)
  }

  private static func deadUnits(_ outputs: [Float]) -> Double {
    let dead = (0..<units).count { unit in
      stride(from: unit, to: outputs.count, by: units).allSatisfy { outputs[$0] == 0 }
    }
    return Double(dead) / Double(units)
  }

  private static func distribution(
    _ name: String, _ outputs: [Float], zeros: Double
  ) -> Histogram.Distribution {
    let (least, greatest) = (
      outputs.min() ?? 0, max(outputs.max() ?? 1, (outputs.min() ?? 0) + 1e-6)
    )
    let bins = 24
    var counts = [Int](repeating: 0, count: bins)
    for value in outputs {
      counts[min(Int(Float(bins) * (value - least) / (greatest - least)), bins - 1)] += 1
    }
    return Histogram.Distribution(
      name, from: Double(least), to: Double(greatest), counts: counts,
      note: "\(NumberText.ratio(zeros)) are 0")
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      "share of zeros among the outputs of \(units) hidden units",
      columns: [
        .init("activation"), .init("before", .right), .init("after training", .right),
        .init("units always 0", .right),
      ],
      rows: rows.map { row in
        [row.activation] + [row.before, row.after, row.dead].map { Spread($0).text(as: .ratio) }
      })
  }

  static func sentence(_ rows: [Row]) -> String {
    let sorted = rows.sorted { Spread($0.after).mean > Spread($1.after).mean }
    guard let most = sorted.first else { return "nothing was measured" }
    let share = { (values: [Double]) in NumberText.ratio(Spread(values).mean) }
    let others = sorted.dropFirst().map { "\($0.activation) \(share($0.after))" }
    let (before, after) = (share(most.before), share(most.after))
    let grown = before == after ? "as many as before it" : "and \(before) before it"
    return "Of the outputs of \(most.activation), \(after) are 0 after training, \(grown)"
      + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
      + "; \(share(most.dead)) of its units are 0 for every row."
  }
}
