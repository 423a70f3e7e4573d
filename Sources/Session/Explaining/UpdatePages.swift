import Datasets
import Network
import OrderedCollections
import Reports
import Specification
import Tensors

/// The update of each weight, as the optimizer made it.
struct UpdatePages {
  let step: WorkedStep
  let learning: NetworkTrace.Learning

  private var network: Network { step.before }
  private var optimizer: any Optimizer { network.optimizer }

  var reports: [Report] {
    let title = "\(optimizer.kind), its step \(step.after.optimizerState.steps)"
    var reports: [Report] = [.facts(Facts("update", [.text(title)])), .prose(rules.text)]
    if step.divergence != nil {
      return reports + [.prose("  not made: numbers are no longer finite")]
    }
    for layer in network.layers.flatMap(\.inOrder) { reports += self.layer(layer) }
    return reports
  }

  private var rules: Equations {
    var lines = Equations()
    for rule in optimizer.equations.rules {
      let parts = rule.split(separator: " ", maxSplits: 2).map { String($0) }
      if parts.count == 3, ["←", "="].contains(parts[1]) {
        lines.add(parts[0], parts[2], sign: parts[1])
      } else {
        lines.add("", rule, sign: "")
      }
    }
    lines.add("η", step.rate.written)
    for constant in optimizer.equations.constants {
      lines.add(constant.name, constant.value.written)
    }
    if optimizer.equations.rules.contains(where: { $0.contains("^t") }) {
      lines.add("t", "\(step.after.optimizerState.steps)")
    }
    if let clipped { lines.add("g", clipped) }
    return lines
  }

  // MARK: Clipping

  /// What all gradients are multiplied by, so that their norm is at most the limit.
  private var clipFactor: Float {
    guard let clip = step.clip else { return 1 }
    return Float(min(clip / (norm + 1e-6), 1))
  }

  /// Of all gradients together.
  private var norm: Double {
    zip(learning.gradients, learning.penalties).reduce(0.0) { sum, pair in
      zip(pair.0.scalars, pair.1.scalars).reduce(sum) {
        $0 + Double($1.0 + $1.1) * Double($1.0 + $1.1)
      }
    }.squareRoot()
  }

  private var clipped: String? {
    guard let clip = step.clip, clipFactor < 1 else { return nil }
    return
      "\(clipFactor.shown)·gradient: its norm \(Float(norm).shown) is clipped to \(clip.written)"
  }

  // MARK: Weights

  private func layer(_ layer: Network.NamedLayer) -> [Report] {
    let name = layer.name
    let tensors = network.tensorNames.indices.filter {
      network.tensorNames[$0].hasPrefix(name + ".")
    }
    guard !tensors.isEmpty else { return [] }
    guard !layer.isFrozen else {
      return [.facts(Facts("update \(name)", [.text("frozen, its weights stay")]))]
    }
    var rows: [[String]] = []
    var rest = 0
    for tensor in tensors {
      let count = network.tensor(named: network.tensorNames[tensor])?.scalars.count ?? 0
      let limit = network.tensorNames[tensor].hasSuffix(".weight") ? Shown.weights : Shown.terms
      let shown = Shown.count(of: count, limit: limit)
      rest += count - shown
      for i in 0..<shown { rows.append(cells(tensor, i)) }
    }
    let titles = ["w", "g"] + slots.map(\.symbol) + ["w′"]
    return [
      .table(
        Table(
          "update \(name)",
          columns: [.init("weight")] + titles.map { .init($0, .right) }, rows: rows,
          note: rest > 0 ? "… \(NumberText.count(rest)) more" : nil))
    ]
  }

  /// What the optimizer keeps, by the names in its rules.
  private var slots: [(slot: String, symbol: String)] {
    optimizer.slots.compactMap { slot in
      optimizer.equations.symbols[slot].map { (slot, $0) }
    }
  }

  private func cells(_ tensor: Int, _ i: Int) -> [String] {
    let name = network.tensorNames[tensor]
    let gradient = learning.gradients[tensor][i] + learning.penalties[tensor][i]
    let memory = kept
    let numbers = slots.map { memory[$0.slot]?[tensor][i].shown ?? "" }
    return [
      network.placeName(of: i, in: name), number(network, name, i),
      (gradient * clipFactor).shown,
    ] + numbers + [number(step.after, name, i)]
  }

  private func number(_ network: Network, _ name: String, _ i: Int) -> String {
    network.tensor(named: name)?[i].shown ?? ""
  }

  /// What the optimizer keeps after the step: for each slot, a tensor for each of the network's.
  private var kept: [String: [Tensor]] {
    var kept: [String: [Tensor]] = [:]
    for (name, tensor) in step.after.optimizerTensors {
      kept[String(name.prefix { $0 != "." }), default: []].append(tensor)
    }
    return kept
  }
}

extension Network {
  /// The place of a number of a tensor, from 1: `2,1` of a weight, `bias 2`, `slope`.
  func placeName(of index: Int, in tensor: String) -> String {
    let kind = tensor.split(separator: ".").last.map { String($0) } ?? tensor
    let extents = self.tensor(named: tensor)?.shape.extents ?? []
    guard extents.count > 1 else {
      return extents == [1] && kind != "bias" ? kind : "\(kind) \(index + 1)"
    }
    var (left, places) = (index, [String]())
    for extent in extents.reversed() {
      places.insert("\(left % extent + 1)", at: 0)
      left /= extent
    }
    return (kind == "weight" ? "" : kind + " ") + places.joined(separator: ",")
  }
}
