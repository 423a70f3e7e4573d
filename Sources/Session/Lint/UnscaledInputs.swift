import Datasets
import Tensors

/// Numbers of very different sizes: the large ones rule, and steps that suit them suit no other.
struct UnscaledInputs: LintRule {
  let name = "unscaled-inputs"
  let summary = "Inputs are not brought to a common size."

  /// A mean or a deviation beyond this is too far from 0 and 1.
  private static let limit = 10.0

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let dataset = subject.dataset, dataset.scaling == .none else { return [] }
    switch dataset.features {
    case .images:
      return [LintFinding(message: "pixels are not scaled: they reach 255", fix: "scale minmax")]
    case .stream, .arrays: return []
    case .columns, .windows:
      let columns = dataset.tableColumns ?? []
      guard let worst = columns.first(where: { isLarge($0, dataset.parts.train) }) else {
        return []
      }
      return [
        LintFinding(
          message: "inputs are not scaled, and the values of '\(worst.name)' are large",
          fix: "scale standard")
      ]
    }
  }

  private func isLarge(_ column: Column, _ rows: [Int32]) -> Bool {
    guard case .numbers(let values) = column.values else { return false }
    let known = rows.filter { $0 < values.count }.map { Double(values[Int($0)]) }.filter {
      !$0.isNaN
    }
    guard !known.isEmpty else { return false }
    let size = known.reduce(0) { $0 + abs($1) } / Double(known.count)
    return size > Self.limit
  }
}
