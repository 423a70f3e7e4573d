import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Tensors

/// What the layers of a network give, measured over rows.
struct ActivationSurvey {
  /// Sums over what one layer gave.
  fileprivate struct Layer {
    let name: String
    let activation: Activation?
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
    var zeros = 0.0
    var saturated = 0.0
    /// For each unit, whether it gave anything but zero.
    var isAlive: [Bool]

    var mean: Double { sum / max(count, 1) }
    var deviation: Double { max(squares / max(count, 1) - mean * mean, 0).squareRoot() }

    /// Where units die: what gives zero on a whole side.
    var canDie: Bool { ["relu", "relu6"].contains(activation?.name) }
    var dead: Double {
      Double(isAlive.count { !$0 }) / Double(max(isAlive.count, 1))
    }

    mutating func add(_ numbers: [Float]) {
      let bounds = activation?.formula.bounds
      let margin = bounds.map { ($0.upperBound - $0.lowerBound) / 100 } ?? 0
      for (place, number) in numbers.enumerated() {
        let value = Double(number)
        sum += value
        squares += value * value
        if value == 0 { zeros += 1 } else { isAlive[place % isAlive.count] = true }
        if let bounds, value < bounds.lowerBound + margin || value > bounds.upperBound - margin {
          saturated += 1
        }
      }
      count += Double(numbers.count)
    }
  }

  private var layers: OrderedDictionary<String, Layer> = [:]
  private(set) var rows = 0

  mutating func add(_ trace: NetworkTrace) {
    rows += trace.rows
    for (place, stage) in trace.stages.enumerated() {
      let next = place + 1 < trace.stages.count ? trace.stages[place + 1].layerName : nil
      guard next != stage.layerName else { continue }
      let fresh = Layer(
        name: stage.layerName, activation: stage.activation,
        isAlive: [Bool](repeating: false, count: stage.outputWidth))
      layers[stage.layerName, default: fresh].add(stage.output)
    }
  }

  func table(on rows: String) -> Table {
    let hasDead = layers.values.contains(where: \.canDie)
    let hasBounds = layers.values.contains { $0.activation?.formula.bounds != nil }
    var columns: [Table.Column] = [
      .init("layer"), .init("activation"), .init("units", .right), .init("mean", .right),
      .init("sd", .right),
    ]
    if hasDead { columns += [.init("zeros", .right), .init("dead", .right)] }
    if hasBounds { columns.append(.init("saturated", .right)) }
    let cells = layers.values.map { layer in
      var cells = [
        layer.name, layer.activation?.written ?? "", NumberText.count(layer.isAlive.count),
        NumberText.quantity(layer.mean), NumberText.quantity(layer.deviation),
      ]
      if hasDead {
        cells.append(layer.canDie ? NumberText.ratio(layer.zeros / max(layer.count, 1)) : "")
        cells.append(layer.canDie ? NumberText.ratio(layer.dead) : "")
      }
      if hasBounds { cells.append(layer.saturatedShare.map { NumberText.ratio($0) } ?? "") }
      return cells
    }
    var notes: [String] = []
    if hasDead {
      notes.append("zeros: share of all numbers; dead: share of units that are zero for every row")
    }
    if hasBounds {
      notes.append("saturated: share of numbers within 1 % of the range from a bound")
    }
    return Table(
      "activations on \(rows)", columns: columns, rows: cells,
      note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
  }

  /// The measures of each layer, by its name.
  var value: Value {
    var fields: OrderedDictionary<String, Value> = [:]
    for layer in layers.values {
      var own: OrderedDictionary<String, Value> = [
        "mean": .number(layer.mean), "sd": .number(layer.deviation),
        "zeros": .number(layer.zeros / max(layer.count, 1)),
      ]
      if layer.canDie { own["dead"] = .number(layer.dead) }
      if let share = layer.saturatedShare { own["saturated"] = .number(share) }
      fields[layer.name] = .record(own)
    }
    return .record(fields)
  }
}

extension ActivationSurvey.Layer {
  /// `nil` for an activation without bounds.
  fileprivate var saturatedShare: Double? {
    activation?.formula.bounds == nil ? nil : saturated / max(count, 1)
  }
}
