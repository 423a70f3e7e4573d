package import Diagnostics
package import Tensors

/// How rows are kept back from training.
package struct Split: Sendable {
  /// The share of all rows kept for test. Without it: 0.2, but none of a set of under 20 rows; and
  /// where test rows came in a file of their own, those.
  package var test: Double?
  /// The share of all rows (without such a test file's) that is watched while training.
  package var validation: Double
  /// Whether each part has its share of every class.
  package var stratify: Bool
  /// Whether rows that equal a training row train too.
  package var together: Bool

  package init(
    test: Double? = nil, validation: Double = 0, stratify: Bool = true, together: Bool = false
  ) {
    self.together = together
    self.test = test
    self.validation = validation
    self.stratify = stratify
  }

  /// The fewest rows of which some are kept for test unasked.
  static let fewestRows = 20
}

extension Dataset {
  /// Deals the rows out anew.
  package mutating func split(
    _ split: Split, using random: inout RandomStream
  ) throws(Diagnostic) {
    let shares = try shares(of: split)
    let free = testRows?.lowerBound ?? rowCount
    if let order {
      return dealInOrder(order, free: free, test: shares.test, validation: shares.validation)
    }
    let groups = groups(of: Parts.rows(0..<free), stratify: split.stratify)
    var dealer = Dealer(groups: groups, of: free, random: random)
    let test = dealer.deal(Int((shares.test * Double(free)).rounded()), of: free)
    let validation = dealer.deal(Int((shares.validation * Double(free)).rounded()), of: free)
    parts = Parts(
      train: dealer.rest, validation: validation, test: testRows.map(Parts.rows) ?? test)
    if split.together { joinEqualRows() }
    random = dealer.random
  }

  /// Keeps the last rows, with a gap before them.
  private mutating func dealInOrder(
    _ order: Order, free: Int, test: Double, validation: Double
  ) {
    func count(_ share: Double) -> Int { Int((share * Double(free)).rounded()) }
    var end = free
    func last(_ count: Int) -> [Int32] {
      guard count > 0 else { return [] }
      let start = max(end - count, 0)
      defer { end = max(start - order.gap, 0) }
      return Parts.rows(start..<end)
    }
    let kept = last(count(test))
    let watched = last(count(validation))
    parts = Parts(
      train: Parts.rows(0..<end), validation: watched, test: testRows.map(Parts.rows) ?? kept)
  }

  /// Brings rows that equal a training row to it, but for test rows of a file of their own.
  private mutating func joinEqualRows() {
    var trained: Set<[UInt32]> = []
    for row in parts.train { trained.insert(contents(of: Int(row))) }
    let joins = { (row: Int32) in trained.contains(contents(of: Int(row))) }
    let joining = parts.validation.filter(joins) + (testRows == nil ? parts.test.filter(joins) : [])
    let moved = Set(joining)
    parts.validation.removeAll(where: moved.contains)
    parts.test.removeAll(where: moved.contains)
    parts.train = (parts.train + joining).sorted()
  }

  /// Takes a share of the training rows for validation, from each class its part.
  package mutating func keepForValidation(
    _ share: Double, using random: inout RandomStream
  ) throws(Diagnostic) {
    let count = parts.train.count
    let wanted = Int((share * Double(count)).rounded())
    if let order, wanted > 0, wanted + order.gap < count {
      parts.validation = Array(parts.train.suffix(wanted))
      parts.train.removeLast(wanted + order.gap)
      return
    }
    var dealer = Dealer(
      groups: groups(of: parts.train, stratify: true), of: rowCount, random: random)
    let validation = dealer.deal(wanted, of: count)
    guard !validation.isEmpty else {
      throw Diagnostic(
        "split.share", "\(share) of \(counted(count, "training row")) is not a row",
        hint: "choose a larger share")
    }
    let kept = Set(validation)
    parts.train.removeAll { kept.contains($0) }
    parts.validation = validation
    random = dealer.random
  }

  private func shares(of split: Split) throws(Diagnostic) -> (test: Double, validation: Double) {
    if testRows != nil, split.test != nil {
      throw Diagnostic(
        "split.test", "'\(name)' came with test rows of its own",
        hint: "leave test out; validation still takes its rows from the others")
    }
    let usual = testRows == nil && rowCount >= Split.fewestRows ? 0.2 : 0
    let test = split.test ?? usual
    for (name, share) in [("test", test), ("validation", split.validation)]
    where !(0..<1).contains(share) {
      throw Diagnostic(
        "split.share", "\(name) must be a share of the rows, at least 0 and below 1")
    }
    guard test + split.validation < 1 else {
      throw Diagnostic(
        "split.share", "test and validation together must be below 1", argument: "validation",
        hint: "some rows must be left to train on")
    }
    return (test, split.validation)
  }

  /// The rows by class, or all in one group.
  func groups(of rows: [Int32], stratify: Bool) -> [[Int32]] {
    guard stratify, case .classes(let codes, let names) = target.values else {
      return [rows]
    }
    var groups = [[Int32]](repeating: [], count: names.count)
    for row in rows { groups[Int(codes[Int(row)])].append(row) }
    return groups
  }
}

/// Deals rows out of shuffled groups, from each group its share.
private struct Dealer {
  private var groups: [[Int32]]
  private let sizes: [Int]
  private var isDealt: [Bool]
  var random: RandomStream

  /// The groups hold numbers of rows below `count`.
  init(groups: [[Int32]], of count: Int, random: RandomStream) {
    self.groups = groups
    self.random = random
    sizes = groups.map(\.count)
    isDealt = Array(repeating: false, count: count)
    for index in groups.indices { self.random.shuffle(&self.groups[index]) }
  }

  /// The rows that were not dealt, in ascending order.
  var rest: [Int32] { isDealt.indices.filter { !isDealt[$0] }.map { Int32($0) } }

  /// Deals `count` rows of `total`: from each group its whole share, and one more from those with
  /// the largest remainders (Hamilton's method), but never a group's last row.
  mutating func deal(_ count: Int, of total: Int) -> [Int32] {
    guard count > 0, total > 0 else { return [] }
    let shares = sizes.map { Double($0) * Double(count) / Double(total) }
    var quotas = shares.map { Int($0) }
    let order = groups.indices.sorted {
      let (a, b) = (shares[$0] - shares[$0].rounded(.down), shares[$1] - shares[$1].rounded(.down))
      return a == b ? $0 < $1 : a > b
    }
    for index in order.prefix(max(0, count - quotas.reduce(0, +))) { quotas[index] += 1 }
    var isTaken = [Bool](repeating: false, count: isDealt.count)
    for index in groups.indices {
      let taken = min(quotas[index], max(0, groups[index].count - 1))
      for row in groups[index].suffix(taken) {
        isTaken[Int(row)] = true
        isDealt[Int(row)] = true
      }
      groups[index].removeLast(taken)
    }
    return isTaken.indices.filter { isTaken[$0] }.map { Int32($0) }
  }
}
