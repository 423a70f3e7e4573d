package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab linear`: layers without activations are no more than one layer.
package struct LinearLab: Lab {
  package init() {}

  package static let spec = Spec<LinearLab>(
    "linear",
    "A deep network without activations against logistic regression: the largest difference of their outputs.",
    examples: ["lab linear"])

  private static let networks = [
    "layer dense out", "network 8 8 identity", "network 8 8 relu",
  ]

  /// The largest differences from logistic regression, of probabilities, one number a seed.
  struct Row: Equatable {
    /// Of the deep linear network.
    var linear: [Double]
    /// Of one as deep with relu between its layers.
    var relu: [Double]
    /// Of the deep linear network, multiplied out into one layer, from itself.
    var product: [Double]
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: 3 * bench.seeds)
    var row = Row(linear: [], relu: [], product: [])
    var first: [[Double]] = []
    for number in 0..<bench.seeds {
      var outputs: [[Float]] = []
      for (place, build) in Self.networks.enumerated() {
        let session = try bench.run(
          [
            "data gauss rows 200 noise 2.5", build, "optimizer lbfgs",
            "train epochs 40 batch all",
          ], seed: number)
        let samples = try session.samples()
        outputs.append(
          try session.outputs(session.network(), samples.inputs.numbers, rows: samples.rows))
        if place == 1 {
          row.product.append(
            Self.largest(outputs[1], try Self.collapsed(session, samples)))
        }
      }
      row.linear.append(Self.largest(outputs[0], outputs[1]))
      row.relu.append(Self.largest(outputs[0], outputs[2]))
      if first.isEmpty { first = outputs.map { $0.map { Double($0) } } }
    }
    return LabFinding(
      figure: .chart(Self.chart(first)), table: Self.table(row), sentence: Self.sentence(row),
      fields: [
        "linear": .number(row.linear.max() ?? 0), "relu": .number(row.relu.max() ?? 0),
        "product": .number(row.product.max() ?? 0),
      ])
  }

  private static func largest(_ one: [Float], _ other: [Float]) -> Double {
    zip(one, other).reduce(0) { max($0, abs(Double($1.0) - Double($1.1))) }
  }

  /// The outputs of the one layer that all layers are together: W = W₃W₂W₁, b = W₃(W₂b₁ + b₂) + b₃.
  private static func collapsed(
    _ session: LabSession, _ samples: Samples
  ) throws(Diagnostic) -> [Float] {
    let network = try session.network()
    let width = samples.inputShape.count
    // Each column of W, and b at the end, as what the layers make of it.
    var columns = (0...width).map { place in
      (0..<width).map { $0 == place ? 1.0 : 0.0 }
    }
    for layer in network.layers {
      let units = network.unitWeights(of: layer.name)
      columns = columns.enumerated().map { place, column in
        units.map { unit in
          zip(unit, column).reduce(0) { $0 + $1.0 * $1.1 } + (place == width ? unit.last ?? 0 : 0)
        }
      }
    }
    return (0..<samples.rows).map { row in
      var logit = columns[width][0]
      for place in 0..<width {
        logit += columns[place][0] * Double(samples.inputs.numbers[row * width + place])
      }
      return Float(Activation.sigmoid.value(logit))
    }
  }

  private static func chart(_ outputs: [[Double]]) -> Chart {
    guard outputs.count == 3 else { return Chart("", x: Axis(""), y: Axis(""), series: []) }
    let points = { (other: [Double]) in zip(outputs[0], other).map { Point($0, $1) } }
    return Chart(
      "the deep networks' probabilities over those of logistic regression",
      x: Axis("logistic regression"), y: Axis("deep network"),
      series: [
        Chart.Series("the same", [Point(0, 0), Point(1, 1)], as: .reference),
        Chart.Series("identity", points(outputs[1]), as: .points),
        Chart.Series("relu", points(outputs[2]), as: .points),
      ])
  }

  private static func table(_ row: Row) -> Table {
    let cells = { (name: String, values: [Double]) in
      [name] + [values.min() ?? 0, values.max() ?? 0].map { NumberText.quantity($0) }
    }
    return Table(
      "largest difference of a probability, over the seeds",
      columns: [.init("compared"), .init("least", .right), .init("most", .right)],
      rows: [
        cells("two hidden layers without activation, and logistic regression", row.linear),
        cells("the same two layers, and their product as one layer", row.product),
        cells("two hidden layers of relu, and logistic regression", row.relu),
      ])
  }

  /// Below this a probability is the same to the eye, and to what training leaves undone.
  static let same = 0.01

  static func sentence(_ row: Row) -> String {
    let (linear, relu, product) = (
      row.linear.max() ?? 0, row.relu.max() ?? 0, row.product.max() ?? 0
    )
    let verdict =
      linear < same
      ? "A deep network without activations learnt the same as logistic regression"
      : "A deep network without activations did not come to the same as logistic regression"
    return
      "\(verdict): no probability differs by more than \(NumberText.quantity(linear)), and its layers "
      + "multiplied out to one differ by \(NumberText.quantity(product)); with relu between them the "
      + "outputs differ by up to \(NumberText.quantity(relu))."
  }
}
