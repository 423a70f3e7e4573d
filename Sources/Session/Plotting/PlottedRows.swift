import Datasets
import Diagnostics
import Reports
import Tensors

/// Rows of the data that a figure shows: all of them, or so many by chance that it stays quick to draw.
struct PlottedRows {
  /// In ascending order; the same ones each time.
  let rows: [Int32]
  private let total: Int
  private let what: String

  /// The rows of a part, or all of them; a part without rows is an error.
  init(_ part: Part?, of dataset: Dataset, limit: Int) throws(Diagnostic) {
    let all = part.map { dataset.parts[$0] } ?? [Int32](0..<Int32(dataset.rowCount))
    if let part, all.isEmpty {
      throw Diagnostic(
        "plot.rows", "'\(dataset.name)' has no \(part.rawValue) rows", argument: "part",
        hint: part == .train ? "load other data" : "keep some: split \(part.rawValue) 0.2")
    }
    self.init(among: all, limit: limit, what: part.map { "\($0.rawValue) rows" } ?? "rows")
  }

  init(among all: [Int32], limit: Int, what: String) {
    total = all.count
    self.what = what
    guard all.count > limit else {
      rows = all
      return
    }
    // By chance, as rows that are evenly spaced may all be of one class; of a stream that nothing
    // else draws from.
    var stream = RandomStream(key: 0)
    var order = all
    for place in 0..<limit { order.swapAt(place, place + stream.below(order.count - place)) }
    rows = order.prefix(limit).sorted()
  }

  /// Says that not all are shown.
  var note: String? {
    rows.count == total
      ? nil : "\(NumberText.count(rows.count)) of \(NumberText.count(total)) \(what) are shown"
  }
}

/// The line below a figure; nothing where there is nothing to say.
func figureNote(_ facts: String?...) -> String? {
  let facts = facts.compactMap { $0 }.filter { !$0.isEmpty }
  return facts.isEmpty ? nil : facts.joined(separator: " · ")
}
