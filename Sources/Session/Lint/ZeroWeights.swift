import Network
import Tensors

/// Hidden units that begin equal get equal gradients, and stay equal for ever.
struct ZeroWeights: LintRule {
  let name = "zero-weights"
  let summary = "Units begin with equal weights and stay alike."

  /// The kinds whose units read the same numbers.
  private static let kinds: Set = ["dense", "conv", "conv_transpose", "embedding"]

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let network = subject.network else { return [] }
    let learning = subject.layers.flatMap(\.withInside).filter {
      $0.branches.isEmpty && $0.parameters > 0
    }
    // An output of its own is told apart by its target.
    return learning.dropLast().compactMap { layer in
      guard Self.kinds.contains(layer.kind),
        let weight = network.tensor(named: layer.name + ".weight"), isConstant(weight)
      else {
        return nil
      }
      return LintFinding(
        message: "all weights of '\(layer.name)' are equal: its units learn the same",
        fix: "init \(suited(to: layer)) layer \(layer.name)")
    }
  }

  private func suited(to layer: LayerSummary) -> String {
    layer.activation?.contains("relu") == true ? "he" : "xavier"
  }

  private func isConstant(_ tensor: Tensor) -> Bool {
    let count = tensor.shape.count
    return count > 1 && (1..<count).allSatisfy { tensor[$0] == tensor[0] }
  }
}
