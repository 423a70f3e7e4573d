package import Diagnostics
package import Tensors

extension Dataset {
  /// The training rows dealt out into `count` parts as equal as can be, each with its share of every
  /// class; ascending in each.
  package func folds(
    _ count: Int, using random: inout RandomStream
  ) throws(Diagnostic) -> [[Int32]] {
    guard count > 1, count <= parts.train.count else {
      throw Diagnostic(
        "folds.count", "\(counted(parts.train.count, "training row")) cannot be \(count) folds",
        hint: parts.train.count > 1
          ? "choose from 2 to \(parts.train.count)" : "load data with more rows")
    }
    var dealt: [Int32] = []
    for var group in groups(of: parts.train, stratify: true) {
      random.shuffle(&group)
      dealt += group
    }
    var folds = [[Int32]](repeating: [], count: count)
    for (place, row) in dealt.enumerated() { folds[place % count].append(row) }
    return folds.map { $0.sorted() }
  }
}
