import Network
import Tensors

// How much the units of a layer differ.
extension Network {
  /// The incoming weights of each unit of a layer, its bias last; empty where there is no such layer.
  func unitWeights(of layer: String) -> [[Double]] {
    guard let weight = tensor(named: "\(layer).weight"), weight.shape.rank == 2 else { return [] }
    let (units, inputs) = (weight.shape.extents[0], weight.shape.extents[1])
    let bias = tensor(named: "\(layer).bias")
    return (0..<units).map { unit in
      (0..<inputs).map { Double(weight[unit * inputs + $0]) }
        + (bias.map { [Double($0[unit])] } ?? [])
    }
  }

  /// How many units of a layer have weights of their own: two are alike where no weight differs by more
  /// than rounding.
  func differentUnits(of layer: String) -> Int {
    var kept: [[Double]] = []
    for unit in unitWeights(of: layer) {
      let isNew = kept.allSatisfy { other in
        zip(unit, other).contains { abs($0 - $1) > 1e-5 * max(1, abs($0)) }
      }
      if isNew { kept.append(unit) }
    }
    return kept.count
  }
}
