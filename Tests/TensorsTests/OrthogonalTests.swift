import Tensors
import Testing

@Suite struct OrthogonalTests {
  @Test(arguments: [(1, 1), (2, 2), (3, 9), (16, 16), (37, 40), (100, 100)])
  func vectorsAreAtRightAngles(count: Int, length: Int) {
    var stream = RandomStream(key: 4)
    let numbers = Orthogonal.vectors(count: count, length: length, from: &stream)
    #expect(numbers.count == count * length)
    for a in 0..<count {
      for b in 0...a {
        let product = (0..<length).reduce(0.0) {
          $0 + numbers[a * length + $1] * numbers[b * length + $1]
        }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-12)
      }
    }
  }

  /// Spread evenly, the square of every entry is 1 / length in the mean, and every sign as likely.
  @Test func framesAreSpreadEvenly() {
    var stream = RandomStream(key: 5)
    var (squares, sums) = ([Double](repeating: 0, count: 9), [Double](repeating: 0, count: 9))
    for _ in 0..<4000 {
      for (i, x) in Orthogonal.vectors(count: 3, length: 3, from: &stream).enumerated() {
        squares[i] += x * x / 4000
        sums[i] += x / 4000
      }
    }
    #expect(squares.allSatisfy { abs($0 - 1.0 / 3) < 0.02 })
    #expect(sums.allSatisfy { abs($0) < 0.04 })
  }
}
