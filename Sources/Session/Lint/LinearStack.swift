import Network

/// Dense layers without an activation between them: together they are one dense layer.
struct LinearStack: LintRule {
  let name = "linear-stack"
  let summary = "Dense layers follow each other without an activation."

  func findings(in subject: LintSubject) -> [LintFinding] {
    // Dropout lets the sum through.
    let layers = subject.layers.filter { $0.kind != "dropout" }
    for (first, second) in zip(layers, layers.dropFirst()) {
      guard first.kind == "dense", second.kind == "dense", first.activation == nil else { continue }
      return [
        LintFinding(
          message: "nothing stands between '\(first.name)' and '\(second.name)', so they can do "
            + "no more than one layer",
          fix: subject.anew("relu"))
      ]
    }
    return []
  }
}
