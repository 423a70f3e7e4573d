import Datasets
import Network
import Tensors

/// A network that sees what it has to foretell learns to copy it.
struct LookAhead: LintRule {
  let name = "look-ahead"
  let summary = "A step sees the steps that it has to foretell."

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let network = subject.network, let graph = network.graph,
      let target = subject.dataset?.target.learned, case .tokens(_, _) = target
    else { return [] }
    let layers = Set(graph.nodes.filter(\.operation.looksAhead).map(\.layer)).sorted()
    return layers.map { layer in
      LintFinding(
        message:
          "'\(network.layers[layer].name)' sees the characters that it should foretell: it will copy them",
        fix: "remove layer \(layer + 1)")
    }
  }
}

extension Operation {
  /// Whether what it gives at a step depends on later ones.
  fileprivate var looksAhead: Bool {
    if let attention = self as? Attention { return !attention.isCausal }
    if let recurrence = self as? Recurrence { return recurrence.isReversed }
    return false
  }
}
