import Diagnostics
import Tensors

/// A prepared column with the data it is filled from.
struct Filler {
  let prepared: PreparedColumn
  let values: Column.Values
  /// For a category, the input of each of the data's levels; −1 for none.
  let places: [Int]

  var width: Int { prepared.width }

  init(
    _ prepared: PreparedColumn, among columns: [Column], of data: String
  ) throws(Diagnostic) {
    guard let column = columns.first(where: { $0.name == prepared.name }) else {
      throw Diagnostic(
        "preparation.column", "'\(data)' has no feature '\(prepared.name)'",
        hint: "it has \(columns.prefix(12).map(\.name).joined(separator: ", "))")
    }
    guard column.kind == prepared.kind else {
      throw Diagnostic(
        "preparation.kind",
        "feature '\(column.name)' of '\(data)' is \(column.kind.rawValue), the network learnt it "
          + "as \(prepared.kind.rawValue)")
    }
    self.prepared = prepared
    values = column.values
    let learned = prepared.places
    places = prepared.kind == .text ? [] : column.levels.map { learned[$0] ?? -1 }
  }

  /// Writes a column's inputs into rows of `stride` inputs, from input `offset` on, which are zero.
  func fill(
    _ inputs: UnsafeMutableBufferPointer<Float>, rows: some Collection<Int32>, offset: Int,
    stride: Int
  ) {
    switch values {
    case .numbers(let values), .booleans(let values):
      for (index, row) in rows.enumerated() {
        inputs[index * stride + offset] = prepared.input(Double(values[Int(row)]))
      }
    case .levels(let codes, _):
      for (index, row) in rows.enumerated() {
        let place = places[Int(codes[Int(row)])]
        if place >= 0 { inputs[index * stride + offset + place] = 1 }
      }
    case .texts(let codes, let names, _):
      guard case .text(let words, let length) = prepared.rule else { return }
      let tokens = words.tokens
      for (index, row) in rows.enumerated() {
        let start = index * stride + offset
        tokens.write(
          names[Int(codes[Int(row)])], into: .init(rebasing: inputs[start..<start + length]))
      }
    }
  }
}
