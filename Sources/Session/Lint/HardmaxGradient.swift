import Network

/// Hardmax has no slope, so that nothing before it learns; `train` refuses it.
struct HardmaxGradient: LintRule {
  let name = "hardmax-gradient"
  let summary = "Nothing before hardmax learns."

  func findings(in subject: LintSubject) -> [LintFinding] {
    let layers = subject.layers
    guard let place = layers.firstIndex(where: { $0.activation == "hardmax" }),
      layers[...place].contains(where: { $0.parameters > 0 })
    else { return [] }
    let layer = layers[place]
    return [
      LintFinding(
        message: "nothing before the hardmax of '\(layer.name)' learns: its gradient is zero",
        fix: fix(layer, isLast: place == layers.count - 1, subject))
    ]
  }

  /// Softmax is largest at the same output.
  private func fix(_ layer: LayerSummary, isLast: Bool, _ subject: LintSubject) -> String {
    guard isLast else { return subject.anew("relu") }
    let shares = layer.kind == "dense" ? "layer dense out" : "layer activation softmax"
    return "remove layer \(layer.number); \(shares)"
  }
}
