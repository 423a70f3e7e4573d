import Network

/// Shares of shares: softmax or sigmoid on what went through one already. The loss takes back only the last.
struct DoubleOutput: LintRule {
  let name = "double-output"
  let summary = "The output goes through softmax or sigmoid twice."

  func findings(in subject: LintSubject) -> [LintFinding] {
    let layers = subject.layers.filter { $0.kind != "dropout" }
    guard let last = layers.last, let before = layers.dropLast().last, last.kind == "activation",
      isShare(last), isShare(before)
    else { return [] }
    return [
      LintFinding(
        message: "'\(last.name)' takes \(last.activation ?? "") of what '\(before.name)' gave "
          + "through \(before.activation ?? "")", fix: "remove layer \(last.number)")
    ]
  }

  private func isShare(_ layer: LayerSummary) -> Bool {
    layer.activation == "softmax" || layer.activation == "sigmoid"
  }
}
