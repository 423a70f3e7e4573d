import Network

/// Sigmoids in many layers: each passes on at most a quarter of the gradient, and the first layers hardly learn.
struct SigmoidDepth: LintRule {
  let name = "sigmoid-depth"
  let summary = "Gradients vanish in many layers of sigmoid."

  /// So many hidden layers make it felt.
  private static let fewest = 3

  func findings(in subject: LintSubject) -> [LintFinding] {
    let hidden = subject.layers.dropLast().filter {
      $0.activation == "sigmoid" || $0.activation == "hard_sigmoid"
    }
    guard hidden.count >= Self.fewest else { return [] }
    return [
      LintFinding(
        message: "\(hidden.count) hidden layers of sigmoid let gradients vanish",
        fix: subject.anew("relu"))
    ]
  }
}
