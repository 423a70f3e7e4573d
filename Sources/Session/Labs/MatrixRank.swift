/// The rank of a matrix, by rows.
enum MatrixRank {
  /// How many rows are independent: by Gram and Schmidt, the longest remainder first; one shorter than
  /// `tolerance` of the longest row counts as nothing.
  static func rank(_ rows: [[Double]], tolerance: Double = 1e-4) -> Int {
    var rest = rows
    let length = { (row: [Double]) in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard let longest = rest.map(length).max(), longest > 0 else { return 0 }
    var rank = 0
    while let (place, size) = rest.map(length).enumerated().max(by: { $0.element < $1.element })
      .map({ ($0.offset, $0.element) }), size > tolerance * longest
    {
      let direction = rest[place].map { $0 / size }
      rest = rest.map { row in
        let share = zip(row, direction).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(row, direction).map { $0 - share * $1 }
      }
      rank += 1
      if rank == rows.first?.count { break }
    }
    return rank
  }
}
