package import Rendering

/// A difference between recorded and actual output as lines to read: what is gone after `-`, what is
/// new after `+`, and between them what agrees.
package struct RecordDifference {
  private let difference: RecordedRun.Difference
  private let comparison: OutputComparison

  package init(_ difference: RecordedRun.Difference) {
    self.difference = difference
    comparison = OutputComparison(tolerance: difference.tolerance)
  }

  /// Whole lines, each with its line break.
  package func text(file: String, _ paint: Paint) -> String {
    var lines = ["\(file):\(difference.line): \(difference.message)"]
    for (kind, line) in Self.shortened(steps) {
      switch kind {
      case .gone: lines.append(paint(.error, "  - \(line)"))
      case .new: lines.append(paint(.hint, "  + \(line)"))
      case .same: lines.append(paint(.faint, "    \(line)"))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  enum Kind { case gone, new, same }

  /// The most lines whose order is looked at; longer outputs stand one below the other.
  private static let limit = 400

  /// The lines of both, those that agree once: a longest common subsequence.
  var steps: [(Kind, String)] {
    let (old, new) = (difference.recorded, difference.actual)
    guard old.count <= Self.limit, new.count <= Self.limit else {
      return old.map { (.gone, $0) } + new.map { (.new, $0) }
    }
    let common = commonLengths(old, new)
    var steps: [(Kind, String)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, agree(old[i], new[j]) {
        steps.append((.same, new[j]))
        (i, j) = (i + 1, j + 1)
      } else if i < old.count, j == new.count || common[i + 1][j] >= common[i][j + 1] {
        steps.append((.gone, old[i]))
        i += 1
      } else {
        steps.append((.new, new[j]))
        j += 1
      }
    }
    return steps
  }

  private func agree(_ old: String, _ new: String) -> Bool {
    comparison.matches(recorded: [old], actual: [new])
  }

  /// How many lines agree from each pair of places on.
  private func commonLengths(_ old: [String], _ new: [String]) -> [[Int]] {
    var common = [[Int]](
      repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        common[i][j] =
          agree(old[i], new[j])
          ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
      }
    }
    return common
  }

  /// Of many lines that agree one after the other only those beside a difference.
  private static func shortened(_ steps: [(Kind, String)]) -> [(Kind, String)] {
    var near = [Bool](repeating: false, count: steps.count)
    for (place, step) in steps.enumerated() where step.0 != .same {
      for neighbour in max(0, place - 2)..<min(steps.count, place + 3) { near[neighbour] = true }
    }
    var shown: [(Kind, String)] = []
    for (place, step) in steps.enumerated() {
      if near[place] {
        shown.append(step)
      } else if place == 0 || near[place - 1] {
        shown.append((.same, "…"))
      }
    }
    return shown
  }
}
