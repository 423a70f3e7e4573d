/// A batch of more rows than there are is a batch of all.
struct OversizedBatch: LintRule {
  let name = "oversized-batch"
  let summary = "A batch has more rows than there are."

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let training = subject.training, let rows = subject.trainingRows,
      case .rows(let batch) = training.batch, batch > rows, training.batch != Train().batch
    else { return [] }
    return [
      LintFinding(
        message: "a batch of \(batch) takes all \(counted(rows, "training row")) in every step",
        fix: "train batch all")
    ]
  }
}
