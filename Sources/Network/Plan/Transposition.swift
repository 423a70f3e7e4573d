import Tensors

/// Turns each row of a batch, taken as a matrix of so many rows, into the transposed matrix.
struct Transposition: Kernel {
  let from: Rows
  /// `nil` where nobody wants it.
  let to: Rows?
  let rows: Int

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let to, rows > 0 else { return }
    for row in memory.lane.part(of: from.count) {
      RowKernels.transpose(
        from.pointer + row * from.stride, into: to.pointer + row * to.stride, rows: rows,
        columns: from.columns / rows)
    }
  }
}

/// The same in plain arithmetic, of `count` matrices.
func transposed(_ numbers: [Double], rows: Int, count: Int) -> [Double] {
  guard rows > 0, count > 0, !numbers.isEmpty else { return numbers }
  let size = numbers.count / count
  let columns = size / rows
  var result = numbers
  for matrix in 0..<count {
    for i in 0..<size {
      let (row, column) = (i / columns, i % columns)
      result[matrix * size + column * rows + row] = numbers[matrix * size + i]
    }
  }
  return result
}
