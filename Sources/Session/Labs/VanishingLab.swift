package import Diagnostics
import Glibc
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab vanishing`: the gradient by layer as the network gets deeper.
package struct VanishingLab: Lab {
  package init() {}

  package static let spec = Spec<VanishingLab>(
    "vanishing", "The norm of the gradient by layer, as networks get deeper.",
    examples: ["lab vanishing"])

  static let activations = ["sigmoid", "tanh", "relu", "leaky_relu"]
  static let depths = [2, 4, 8, 16]
  private static let width = 16

  /// The norms of one depth and activation: from the first layer to the last hidden one, each the
  /// geometric mean over the seeds.
  struct Row: Equatable {
    var activation: String
    var norms: [Double]

    var depth: Int { norms.count }
    /// What of the last hidden layer's gradient arrives at the first.
    var ratio: Double { (norms.first ?? 0) / max(norms.last ?? 0, .leastNormalMagnitude) }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.activations.count * Self.depths.count * bench.seeds)
    var rows: [Row] = []
    for activation in Self.activations {
      for depth in Self.depths { rows.append(try row(activation, depth, bench)) }
    }
    let deepest = rows.filter { $0.depth == Self.depths.last }
    return LabFinding(
      figure: .chart(Self.chart(deepest)), table: Self.table(rows), sentence: Self.sentence(rows),
      fields: Self.fields(rows))
  }

  private func row(_ activation: String, _ depth: Int, _ bench: Bench) throws(Diagnostic) -> Row {
    let layers = [String](repeating: String(Self.width), count: depth).joined(separator: " ")
    var logarithms = [Double](repeating: 0, count: depth)
    for number in 0..<bench.seeds {
      let session = try bench.run(
        ["data moons", "network \(layers) \(activation)"], seed: number)
      let gradients = try session.gradients()
      for layer in 0..<depth {
        let norm = gradients["dense\(layer + 1).weight"]?.norm ?? 0
        logarithms[layer] += log(max(norm, 1e-300)) / Double(bench.seeds)
      }
    }
    return Row(activation: activation, norms: logarithms.map { exp($0) })
  }

  private static func chart(_ rows: [Row]) -> Chart {
    Chart(
      "norm of the gradient in a network of \(rows.first?.depth ?? 0) hidden layers",
      x: Axis("layer", isWhole: true), y: Axis("norm", .logarithmic),
      series: rows.map { Chart.Series($0.activation, values: $0.norms) })
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      "gradient of the first layer, by that of the last hidden one",
      columns: [.init("hidden layers", .right)] + activations.map { .init($0, .right) },
      rows: depths.map { depth in
        [String(depth)]
          + activations.map { name in
            rows.first { $0.depth == depth && $0.activation == name }
              .map { NumberText.quantity($0.ratio) } ?? ""
          }
      })
  }

  /// What arrives under each activation in the deepest network, and how it fell with the depth.
  static func sentence(_ rows: [Row]) -> String {
    let deepest = rows.map(\.depth).max() ?? 0
    let deep = rows.filter { $0.depth == deepest }.sorted { $0.ratio < $1.ratio }
    guard let worst = deep.first, let best = deep.last,
      let shallow = rows.filter({ $0.activation == worst.activation }).min(by: {
        $0.depth < $1.depth
      })
    else { return "nothing was measured" }
    let fate = worst.ratio < 0.01 ? "vanishes" : worst.ratio > 100 ? "explodes" : "is kept"
    return
      "Under \(worst.activation) the gradient \(fate): of what the last hidden layer gets, the first gets "
      + "\(NumberText.quantity(shallow.ratio)) in \(shallow.depth) layers and "
      + "\(NumberText.quantity(worst.ratio)) in \(deepest); under \(best.activation) it is "
      + "\(NumberText.quantity(best.ratio)) in \(deepest)."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    var fields: OrderedDictionary<String, Value> = [:]
    for row in rows where row.depth == depths.last {
      fields[row.activation] = .record([
        "ratio": .number(row.ratio), "norms": .list(row.norms.map { .number($0) }),
      ])
    }
    return fields
  }
}

extension Tensor {
  /// The root of the sum of squares.
  var norm: Double {
    scalars.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
