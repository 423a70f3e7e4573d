import Tensors

extension Dataset {
  /// What is known of a row and what is to be learnt of it, as bits: equal for equal rows.
  package func contents(of row: Int) -> [UInt32] {
    var bits: [UInt32] = []
    switch features {
    case .columns(let columns):
      for column in columns { bits.append(column.bits(row)) }
    case .images(let images):
      images.pixels(row).withNumbers { bits += $0.map { UInt32($0) } }
    case .arrays(let arrays): arrays.row(row).withNumbers { bits += $0.map(\.bitPattern) }
    case .stream(let stream):
      stream.row(row).withNumbers { bits += $0.map { UInt32(bitPattern: $0) } }
    case .windows(let windows):
      for place in row..<row + windows.length {
        for column in windows.columns { bits.append(column.bits(place)) }
      }
    }
    switch target.values {
    case .classes(let codes, _): bits.append(UInt32(bitPattern: codes[row]))
    case .numbers(let columns): bits += columns.map { $0[row].bitPattern }
    case .tokens(let stream):
      stream.row(row).withNumbers { bits += $0.map { UInt32(bitPattern: $0) } }
    }
    return bits
  }
}

extension Column {
  fileprivate func bits(_ row: Int) -> UInt32 {
    switch values {
    case .numbers(let values), .booleans(let values): values[row].bitPattern
    case .levels(let codes, _), .texts(let codes, _, _): UInt32(bitPattern: codes[row])
    }
  }
}
