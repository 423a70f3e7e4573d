import Tensors

/// A random matrix with gaps between its rows, and memory for as long as it lives.
final class Matrix {
  let rows: Int
  let columns: Int
  let stride: Int
  private var buffer: FloatBuffer

  init(
    _ rows: Int, _ columns: Int, gap: Int = 0, key: UInt64 = 1,
    in range: ClosedRange<Double> = -2...2
  ) {
    self.rows = rows
    self.columns = columns
    stride = columns + gap
    buffer = FloatBuffer(count: rows * stride)
    var stream = RandomStream(key: key)
    let pointer = buffer.mutablePointer
    for i in 0..<buffer.count {
      pointer[i] = Float(stream.uniform(range.lowerBound, range.upperBound))
    }
  }

  var pointer: UnsafeMutablePointer<Float> { buffer.mutablePointer }
  var view: Rows { Rows(pointer, count: rows, columns: columns, stride: stride) }
  var numbers: [Float] { (0..<rows * columns).map { self[$0 / columns, $0 % columns] } }
  /// What lies between the rows.
  var gaps: [Float] {
    (0..<rows).flatMap { row in
      (columns..<stride).map { buffer[row * stride + $0] }
    }
  }

  subscript(row: Int, column: Int) -> Float {
    get { buffer[row * stride + column] }
    set { buffer[row * stride + column] = newValue }
  }
}

/// max|Δ| ÷ max|reference|.
func relativeError(_ numbers: [Float], _ reference: [Double]) -> Double {
  guard numbers.count == reference.count else { return .infinity }
  let largest = reference.map(abs).max() ?? 0
  let error = zip(numbers, reference).map { abs(Double($0) - $1) }.max() ?? 0
  return error == 0 ? 0 : error / largest
}
