package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab vectorise`: the same step as loops and as matrices.
package struct VectoriseLab: Lab {
  package init() {}

  package static let spec = Spec<VectoriseLab>(
    "vectorise", "The gradients of one step, computed by loops and by matrices: the time of each.",
    examples: ["lab vectorise"])

  static let units = [16, 64, 256]
  /// How often each is timed for a seed; the shortest counts.
  private static let repetitions = 3

  struct Row: Equatable {
    var units: Int
    /// Seconds of one step, one number a seed.
    var loops: [Double]
    var matrices: [Double]
    /// The largest difference of a gradient, by the largest gradient of its tensor.
    var difference: Double

    var ratio: Double { Spread(loops).mean / max(Spread(matrices).mean, 1e-12) }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.units.count * bench.seeds)
    var rows: [Row] = []
    for units in Self.units {
      var row = Row(units: units, loops: [], matrices: [], difference: 0)
      for number in 0..<bench.seeds {
        let session = try bench.run(
          ["data wine", "network \(units) tanh"], seed: number)
        try measure(session, bench, &row)
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .bars(Self.bars(rows)), table: Self.table(rows), sentence: Self.sentence(rows),
      fields: [
        "results": .list(
          rows.map {
            .record([
              "units": .number(Double($0.units)), "loops": .number(Spread($0.loops).mean),
              "matrices": .number(Spread($0.matrices).mean), "ratio": .number($0.ratio),
              "difference": .number($0.difference),
            ])
          })
      ])
  }

  private func measure(
    _ session: LabSession, _ bench: Bench, _ row: inout Row
  ) throws(Diagnostic) {
    let (samples, network) = (try session.samples(), try session.network())
    guard let step = LoopStep(network), case .classes(let labels, _) = samples.targets else {
      return
    }
    let x = samples.inputs.numbers
    var byLoops = step.gradients(x: [], labels: [])
    var byMatrices: [String: Tensor] = [:]
    var (loops, matrices) = (Double.infinity, Double.infinity)
    for _ in 0..<Self.repetitions {
      try bench.checkInterrupt()
      loops = min(loops, Self.seconds { byLoops = step.gradients(x: x, labels: labels) })
      let start = ContinuousClock.now
      byMatrices = try session.gradients()
      matrices = min(matrices, start.duration(to: .now).seconds)
    }
    row.loops.append(loops)
    row.matrices.append(matrices)
    for (name, values) in byLoops.named {
      guard let tensor = byMatrices[name] else { continue }
      let greatest = tensor.scalars.reduce(0) { max($0, abs($1)) }
      let difference = zip(tensor.scalars, values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      row.difference = max(row.difference, Double(difference / max(greatest, 1e-30)))
    }
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = ContinuousClock.now
    body()
    return start.duration(to: .now).seconds
  }

  private static func bars(_ rows: [Row]) -> BarChart {
    BarChart(
      "time of one step", axis: Axis("microseconds", .logarithmic),
      bars: rows.flatMap { row in
        [("loops", row.loops), ("matrices", row.matrices)].map { name, seconds in
          BarChart.Bar("\(row.units) units, \(name)", 1e6 * Spread(seconds).mean)
        }
      })
  }

  private static func table(_ rows: [Row]) -> Table {
    let time = { (seconds: [Double]) in NumberText.duration(seconds: Spread(seconds).mean) }
    return Table(
      columns: [
        .init("hidden units", .right), .init("loops", .right), .init("matrices", .right),
        .init("times faster", .right), .init("largest difference", .right),
      ],
      rows: rows.map { row in
        [
          String(row.units), time(row.loops), time(row.matrices),
          NumberText.fixed(row.ratio, decimals: row.ratio < 10 ? 1 : 0),
          NumberText.scientific(row.difference, decimals: 0),
        ]
      })
  }

  static func sentence(_ rows: [Row]) -> String {
    guard let smallest = rows.first, let largest = rows.last else { return "nothing was measured" }
    let difference = rows.map(\.difference).max() ?? 0
    let times = { (row: Row) in NumberText.fixed(row.ratio, decimals: row.ratio < 10 ? 1 : 0) }
    let same =
      difference < 1e-4
      ? "The same gradients, to \(NumberText.scientific(difference, decimals: 0)) of the largest"
      : "Gradients that differ by \(NumberText.scientific(difference, decimals: 0)) of the largest"
    let verdict = largest.ratio >= 1 ? "\(times(largest)) times faster" : "no faster"
    return
      "\(same), came from matrices \(verdict) than from loops with \(largest.units) hidden units, and "
      + "\(times(smallest)) times with \(smallest.units)."
  }
}

extension LoopStep {
  /// Of a network with one hidden layer; `nil` for another.
  fileprivate init?(_ network: Network) {
    guard let hidden = network.tensor(named: "dense1.weight"),
      let output = network.tensor(named: "dense2.weight"),
      let hiddenBias = network.tensor(named: "dense1.bias"),
      let outputBias = network.tensor(named: "dense2.bias")
    else { return nil }
    self.init(
      inputs: hidden.shape.extents[1], units: hidden.shape.extents[0],
      classes: output.shape.extents[0], hiddenWeight: hidden.scalars, outputWeight: output.scalars,
      hiddenBias: hiddenBias.scalars, outputBias: outputBias.scalars)
  }
}

extension LoopStep.Gradients {
  fileprivate var named: [(String, [Float])] {
    [
      ("dense1.weight", hiddenWeight), ("dense1.bias", hiddenBias), ("dense2.weight", outputWeight),
      ("dense2.bias", outputBias),
    ]
  }
}

extension Swift.Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
