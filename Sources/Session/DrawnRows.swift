import Datasets
import Diagnostics
import Tensors

/// Rows of a part of the data that a command looks at: all, or so many by chance; the same each time under
/// the session's seed.
struct DrawnRows {
  let dataset: Dataset
  let part: Part
  /// In the order of the data.
  let rows: [Int32]

  /// The rows that are looked at at a time.
  static let chunk = 256

  init(_ part: Part, _ count: BatchSize, _ interpreter: Interpreter) throws(Diagnostic) {
    dataset = try interpreter.dataInUse()
    self.part = part
    var all = dataset.parts[part]
    guard !all.isEmpty else {
      throw Diagnostic(
        "rows.none", "'\(dataset.name)' has no \(part.rawValue) rows", argument: "part",
        hint: part == .train ? "load other data" : "keep some: split \(part.rawValue) 0.2")
    }
    if case .rows(let count) = count, count < all.count {
      var stream = RandomStream(seed: interpreter.draft.streams.seed, purpose: .split)
      stream.shuffle(&all)
      all = all.prefix(count).sorted()
    }
    rows = all
  }

  /// `120 train rows`, `256 of 12,000 train rows`.
  var title: String {
    let all = dataset.parts[part].count
    let name = "\(part.rawValue) row"
    return rows.count == all
      ? counted(all, name) : "\(rows.count) of \(counted(all, name))"
  }

  /// The rows in chunks.
  var chunks: [[Int32]] {
    stride(from: 0, to: rows.count, by: Self.chunk).map {
      Array(rows[$0..<min($0 + Self.chunk, rows.count)])
    }
  }
}
