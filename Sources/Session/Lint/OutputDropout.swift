import Network

/// Dropout behind the output: it takes away what is to be learnt, and the loss with it.
struct OutputDropout: LintRule {
  let name = "output-dropout"
  let summary = "Dropout stands on the output."

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let last = subject.layers.last, last.kind == "dropout", subject.layers.count > 1 else {
      return []
    }
    return [
      LintFinding(
        message: "'\(last.name)' drops outputs of the network", fix: "remove layer \(last.number)")
    ]
  }
}
