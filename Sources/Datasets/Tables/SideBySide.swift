import Diagnostics
import Tensors

extension [Column] {
  /// The columns on disk with the values of each row side by side, so that a row is read at once.
  func sideBySide(for name: String) throws(Diagnostic) -> [Column] {
    let spool = try Spool(for: name)
    let rows = first?.count ?? 0
    for start in stride(from: 0, to: rows, by: 4096) {
      let some = start..<Swift.min(rows, start + 4096)
      var bits = [UInt32](repeating: 0, count: some.count * count)
      for (place, column) in enumerated() {
        column.values.write(some, to: &bits, from: place, stride: count)
      }
      try spool.append(bits)
    }
    let file = try spool.mapped()
    return enumerated().map { place, column in
      Column(
        name: column.name, values: column.values.stored(in: file, place, of: count, rows: rows))
    }
  }
}

extension Column.Values {
  /// The bits of some rows' values, `stride` apart from place `first` on.
  fileprivate func write(_ rows: Range<Int>, to bits: inout [UInt32], from first: Int, stride: Int)
  {
    var place = first
    switch self {
    case .numbers(let values), .booleans(let values):
      for row in rows {
        bits[place] = values[row].bitPattern
        place += stride
      }
    case .levels(let codes, _), .texts(let codes, _, _):
      for row in rows {
        bits[place] = UInt32(bitPattern: codes[row])
        place += stride
      }
    }
  }

  /// The values as they stand in a file of rows.
  fileprivate func stored(
    in file: MappedFile, _ place: Int, of width: Int, rows: Int
  ) -> Column.Values {
    let (start, stride) = (4 * place, 4 * width)
    switch self {
    case .numbers:
      return .numbers(Stored(in: file, .strided(start: start, stride: stride), count: rows))
    case .booleans:
      return .booleans(Stored(in: file, .strided(start: start, stride: stride), count: rows))
    case .levels(_, let names):
      return .levels(
        Stored(in: file, .strided(start: start, stride: stride), count: rows), names: names)
    case .texts(_, let names, let form):
      return .texts(
        Stored(in: file, .strided(start: start, stride: stride), count: rows), names: names, form)
    }
  }
}
