/// One class far more common than another: always guessing it looks like learning.
struct ClassImbalance: LintRule {
  let name = "class-imbalance"
  let summary = "One class is far more common than another."

  /// The largest ratio without a word.
  private static let limit = 5

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard subject.isWhole, subject.training?.balance != true,
      let most = subject.classes.max(by: { $0.rows < $1.rows }),
      let least = subject.classes.filter({ $0.rows > 0 }).min(by: { $0.rows < $1.rows }),
      most.rows >= Self.limit * least.rows
    else { return [] }
    return [
      LintFinding(
        message: "'\(most.name)' has \(counted(most.rows, "training row")), '\(least.name)' only "
          + "\(least.rows)", fix: "train balance")
    ]
  }
}
