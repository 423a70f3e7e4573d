package import Diagnostics
import Glibc
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab activations`: the curves and derivatives of all activations, and how much of a gradient each
/// passes on.
package struct ActivationsLab: Lab {
  package init() {}

  package static let spec = Spec<ActivationsLab>(
    "activations",
    "Curve and derivative of every activation, and how much of a gradient each passes on.",
    examples: ["lab activations"])

  /// What was measured of one activation.
  struct Row: Equatable {
    var name: String
    /// The greatest derivative anywhere in −6…6.
    var greatest: Double
    /// The mean derivative at normal inputs, one number a seed.
    var slopes: [Double]
    /// The share of normal inputs at which it is 0.
    var dead: Double

    var slope: Double { Spread(slopes).mean }
  }

  /// Normal inputs a seed.
  private static let inputs = 10_000
  /// How many layers the sentence looks through.
  static let layers = 10

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    let activations = Activations.all.filter { $0.kernel != nil }.map { Activation($0) }
    bench.expect(runs: activations.count)
    var rows: [Row] = []
    for activation in activations {
      try bench.checkInterrupt()
      rows.append(Self.row(activation, bench))
    }
    return LabFinding(
      figure: .panels(Panels("activations and their derivatives", activations.map(Self.chart))),
      table: Self.table(rows), sentence: Self.sentence(rows), fields: Self.fields(rows))
  }

  private static func row(_ activation: Activation, _ bench: Bench) -> Row {
    var (slopes, zeros) = ([Double](), 0)
    for number in 0..<bench.seeds {
      var stream = bench.stream(number)
      var sum = 0.0
      for _ in 0..<inputs {
        let slope = activation.slope(stream.normal())
        sum += slope
        if slope == 0 { zeros += 1 }
      }
      slopes.append(sum / Double(inputs))
    }
    let greatest = places.map(activation.slope).max() ?? 0
    return Row(
      name: activation.name, greatest: greatest, slopes: slopes,
      dead: Double(zeros) / Double(inputs * bench.seeds))
  }

  private static let places = (-60...60).map { Double($0) / 10 }

  private static func chart(_ activation: Activation) -> Figure {
    let curve = { (value: (Double) -> Double) in places.map { Point($0, value($0)) } }
    return .chart(
      Chart(
        activation.name, x: Axis("z"), y: Axis("f(z)"),
        series: [
          Chart.Series("f", curve(activation.value)), Chart.Series("f'", curve(activation.slope)),
        ]))
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      "the derivative of each, at normally distributed inputs",
      columns: [
        .init("activation"), .init("greatest", .right), .init("mean ± sd", .right),
        .init("share of 0", .right),
      ],
      rows: rows.map {
        [
          $0.name, NumberText.fixed($0.greatest, decimals: 3),
          Spread($0.slopes).text(as: .ratio), NumberText.ratio($0.dead),
        ]
      })
  }

  /// Which passes on least and which most, and what is left after several layers.
  static func sentence(_ rows: [Row]) -> String {
    let sorted = rows.filter { $0.name != Activation.identity.name }.sorted { $0.slope < $1.slope }
    guard let least = sorted.first, let most = sorted.last else { return "nothing was measured" }
    let left = NumberText.quantity(pow(least.slope, Double(layers)))
    let kept = NumberText.quantity(pow(most.slope, Double(layers)))
    return
      "\(least.name) passes on least of a gradient, \(NumberText.ratio(least.slope)) on average "
      + "and never more than \(NumberText.ratio(least.greatest)), so that \(layers) layers leave \(left); "
      + "\(most.name) passes on most, \(NumberText.ratio(most.slope)), and \(layers) layers leave \(kept)."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    var fields: OrderedDictionary<String, Value> = [:]
    for row in rows {
      fields[row.name] = .record([
        "slope": .number(row.slope), "greatest": .number(row.greatest), "dead": .number(row.dead),
      ])
    }
    return fields
  }
}
