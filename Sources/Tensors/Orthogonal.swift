import CKernels

/// Random directions at right angles to each other.
package enum Orthogonal {
  /// `count` vectors of `length` numbers, one after the other, each of length 1 and at right angles to
  /// the others; `count` is at most `length`.
  ///
  /// Normal vectors are made orthogonal one by one (Gram and Schmidt, modified, in Float64), a block of
  /// them at a time and the last ones again, from which little is left. That is the Q of their QR
  /// decomposition whose R has a positive diagonal, which is spread evenly over all orthogonal frames.
  /// It takes 2·count²·length operations: a quarter of a minute for 4096 × 4096.
  /// Source: Mezzadri, “How to generate random matrices from the classical compact groups”, 2007.
  package static func vectors(
    count: Int, length: Int, from stream: inout RandomStream
  ) -> [Double] {
    precondition(count <= length)
    var numbers = normals(count * length, from: &stream)
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return }
      for first in stride(from: 0, to: count, by: block) {
        let rows = min(block, count - first)
        let vectors = start + first * length
        for row in 0..<first { kernel_project(start + row * length, vectors, rows, length) }
        for row in 0..<rows { finish(first + row, in: start, length, block: first, &stream) }
      }
    }
    return numbers
  }

  private static let block = 8

  /// Makes the vector in place `row` orthogonal to those before it in its block, and of length 1.
  private static func finish(
    _ row: Int, in start: UnsafeMutablePointer<Double>, _ length: Int, block first: Int,
    _ stream: inout RandomStream
  ) {
    let vector = start + row * length
    for earlier in first..<row { kernel_project(start + earlier * length, vector, 1, length) }
    var left = norm(vector, length)
    var isSure = left > 0.1 * Double(length).squareRoot()
    // Of a normal vector of length √length little may be left, and rounding shows in it.
    while !isSure {
      if left == 0 { vector.update(from: normals(length, from: &stream), count: length) }
      let before = norm(vector, length)
      for earlier in 0..<row { kernel_project(start + earlier * length, vector, 1, length) }
      left = norm(vector, length)
      isSure = left > 0.5 * before
    }
    let scale = 1 / left
    for i in 0..<length { vector[i] *= scale }
  }

  private static func norm(_ vector: UnsafePointer<Double>, _ length: Int) -> Double {
    (0..<length).reduce(0.0) { $0 + vector[$1] * vector[$1] }.squareRoot()
  }

  private static func normals(_ count: Int, from stream: inout RandomStream) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(count + 1)
    while numbers.count < count {
      let (first, second) = stream.normals()
      numbers.append(first)
      numbers.append(second)
    }
    return Array(numbers.prefix(count))
  }
}
