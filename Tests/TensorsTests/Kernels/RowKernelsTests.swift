import Foundation
import Tensors
import Testing

@Suite struct RowKernelsTests {
  static let sizes = [(1, 1), (3, 2), (5, 8), (4, 19), (9, 33)]

  @Test(arguments: sizes)
  func softmaxIsADistribution(size: (Int, Int)) {
    let x = Matrix(size.0, size.1, gap: 3, in: -30...90)
    let y = Matrix(size.0, size.1)
    RowKernels.softmax(x.view, into: y.view)
    var wanted: [Double] = []
    for row in 0..<size.0 {
      let powers = (0..<size.1).map { exp(Double(x[row, $0]) - 90) }
      wanted += powers.map { $0 / powers.reduce(0, +) }
    }
    #expect(relativeError(y.numbers, wanted) <= 1e-6)
    RowKernels.softmax(x.view, into: x.view)
    #expect(x.numbers == y.numbers)
  }

  @Test func hardmaxIsOneAtTheFirstLargest() {
    let x = Matrix(4, 3, gap: 2)
    let rows: [[Float]] = [
      [1, 3, 3], [-.infinity, -.infinity, -.infinity], [2, .nan, 5], [0, -0, -1],
    ]
    for (row, numbers) in rows.enumerated() {
      for (column, number) in numbers.enumerated() { x[row, column] = number }
    }
    RowKernels.hardmax(x.view, into: x.view)
    #expect(x.numbers.prefix(6) == [0, 1, 0, 1, 0, 0])
    #expect(x.numbers[6..<9].allSatisfy { $0.isNaN })
    #expect(x.numbers.suffix(3) == [1, 0, 0])
  }

  @Test(arguments: sizes)
  func columnsAreSummed(size: (Int, Int)) {
    let x = Matrix(size.0, size.1, gap: 1)
    let sums = Matrix(1, size.1, key: 4)
    let before = sums.numbers
    let wanted = (0..<size.1).map { j in (0..<size.0).reduce(0.0) { $0 + Double(x[$1, j]) } }
    RowKernels.columnSums(x.view, into: sums.pointer)
    #expect(relativeError(sums.numbers, wanted) <= 1e-6)
    for j in 0..<size.1 { sums[0, j] = before[j] }
    RowKernels.columnSums(x.view, into: sums.pointer, adding: true)
    #expect(relativeError(sums.numbers, zip(wanted, before).map { $0 + Double($1) }) <= 1e-6)
  }

  @Test func rowsAreAdded() {
    let (x, y) = (Matrix(3, 7), Matrix(3, 7, key: 2))
    let wanted = zip(x.numbers, y.numbers).map { $0 + $1 }
    RowKernels.add(x.view, to: y.view)
    #expect(y.numbers == wanted)
  }
}
