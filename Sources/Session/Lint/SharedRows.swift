import Datasets

/// Test rows that were trained on: they tell what was learnt by heart.
struct SharedRows: LintRule {
  let name = "shared-rows"
  let summary = "Test rows stand among the training rows too."

  /// The share of the test rows that may be shared without a word.
  private static let limit = 0.05

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard subject.isWhole, let dataset = subject.dataset, !dataset.parts.test.isEmpty else {
      return []
    }
    // By 64 bits of each: rows that stay on disk are more than memory holds.
    var trained: Set<Int> = []
    for row in dataset.parts.train { trained.insert(dataset.contents(of: Int(row)).hashValue) }
    let tested = dataset.parts.test
    let shared = tested.count { trained.contains(dataset.contents(of: Int($0)).hashValue) }
    guard Double(shared) > Self.limit * Double(tested.count) else { return [] }
    return [
      LintFinding(
        message: "\(shared) of \(counted(tested.count, "test row")) stand among the training rows "
          + "too", fix: dataset.testRows == nil ? "split together" : "split validation 0.2 together"
      )
    ]
  }
}
