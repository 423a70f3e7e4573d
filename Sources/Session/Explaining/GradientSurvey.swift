import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Tensors

/// The gradients of a network's layers, measured.
struct GradientSurvey {
  struct Layer {
    let name: String
    let weights: Int
    /// The root of the sum of squares of its gradient.
    let norm: Double
    /// Its part of the sum of squares of the whole gradient.
    let share: Double
    /// The root of the mean square: the size of a typical number of it.
    let typical: Double
    var mark: String?
  }

  private let network: Network
  private var sums: [[Double]]
  private var loss = 0.0
  private(set) var rows = 0

  /// How many times smaller, or larger, than that of the last layer a typical gradient is to be marked.
  private static let limit = 100.0

  init(_ network: Network) {
    self.network = network
    sums = network.tensorNames.map {
      [Double](repeating: 0, count: network.tensor(named: $0)?.scalars.count ?? 0)
    }
  }

  var hasWeights: Bool { !sums.isEmpty }

  /// Adds the mean gradient of some rows.
  mutating func add(_ gradients: [Tensor], loss: Double, rows: Int) {
    for (place, gradient) in gradients.enumerated() {
      for (i, number) in gradient.scalars.enumerated() {
        sums[place][i] += Double(number) * Double(rows)
      }
    }
    self.loss += loss * Double(rows)
    self.rows += rows
  }

  private var meanLoss: Double { loss / Double(max(rows, 1)) }

  private func squares(_ place: Int) -> Double {
    sums[place].reduce(0) { $0 + ($1 / Double(max(rows, 1))) * ($1 / Double(max(rows, 1))) }
  }

  /// The layers that have weights, first to last.
  var layers: [Layer] {
    let total = sums.indices.reduce(0) { $0 + squares($1) }
    var layers: [Layer] = []
    for layer in network.layers {
      let places = sums.indices.filter { network.tensorNames[$0].hasPrefix(layer.name + ".") }
      let count = places.reduce(0) { $0 + sums[$1].count }
      guard count > 0 else { continue }
      let square = places.reduce(0) { $0 + squares($1) }
      layers.append(
        Layer(
          name: layer.name, weights: count, norm: square.squareRoot(),
          share: total > 0 ? square / total : 0,
          typical: (square / Double(count)).squareRoot()))
    }
    return marked(layers)
  }

  private func marked(_ layers: [Layer]) -> [Layer] {
    guard let last = layers.last else { return [] }
    return layers.map { layer in
      var layer = layer
      if !layer.norm.isFinite {
        layer.mark = "not finite"
      } else if layer.norm == 0 {
        layer.mark = "zero"
      } else if layer.typical * Self.limit < last.typical {
        layer.mark = "vanishing"
      } else if layer.typical > last.typical * Self.limit, last.norm > 0 {
        layer.mark = "exploding"
      }
      return layer
    }
  }

  // MARK: What is shown

  func table(_ layers: [Layer], on rows: String) -> Table {
    let hasMarks = layers.contains { $0.mark != nil }
    let columns: [Table.Column] = [
      .init("layer"), .init("weights", .right), .init("norm", .right), .init("share", .right),
      .init("typical", .right),
    ]
    return Table(
      "gradients of \(network.loss.written) on \(rows), loss \(NumberText.quantity(meanLoss))",
      columns: columns + (hasMarks ? [.init("")] : []),
      rows: layers.map { layer in
        [
          layer.name, NumberText.count(layer.weights), NumberText.quantity(layer.norm),
          NumberText.ratio(layer.share), NumberText.quantity(layer.typical), layer.mark ?? "",
        ]
      }, note: note(layers))
  }

  private func note(_ layers: [Layer]) -> String {
    var lines = [
      "norm: root of the sum of squares; share of the whole; typical: root of the mean square"
    ]
    if layers.contains(where: { $0.mark == "vanishing" || $0.mark == "exploding" }) {
      lines.append("marked: typical is over 100 times less, or more, than in the last layer")
    }
    if layers.contains(where: { $0.mark == "zero" }) {
      lines.append("zero: nothing of the loss reaches these weights")
    }
    return lines.joined(separator: "\n")
  }

  func value(_ layers: [Layer]) -> Value {
    var fields: OrderedDictionary<String, Value> = [
      "rows": .number(Double(rows)), "loss": .number(meanLoss),
      "norm": .number(layers.reduce(0) { $0 + $1.norm * $1.norm }.squareRoot()),
    ]
    for layer in layers {
      fields[layer.name] = .record([
        "norm": .number(layer.norm), "share": .number(layer.share),
        "typical": .number(layer.typical), "mark": layer.mark.map { .text($0) } ?? .none,
      ])
    }
    return .record(fields)
  }
}
