import Foundation
import Tensors
import Testing

@Suite struct LossKernelsTests {
  /// Sizes on both sides of the blocks of eight rows and columns.
  static let sizes = [(1, 2), (4, 3), (8, 10), (9, 8), (17, 21), (64, 1)]

  @Test(arguments: sizes)
  func crossEntropyIsTheLogarithmOfSoftmax(size: (Int, Int)) {
    let z = Matrix(size.0, size.1, gap: 2, in: -20...20)
    let classes = (0..<size.0).map { Int32(($0 * 7) % size.1) }
    let gradient = Matrix(size.0, size.1, gap: 1)
    let total = LossKernels.crossEntropy(
      LossBatch(outputs: z.view, gradient: gradient.view, scale: 0.5), classes: classes)
    var (loss, slopes) = (0.0, [Double]())
    for row in 0..<size.0 {
      let sum = (0..<size.1).reduce(0) { $0 + exp(Double(z[row, $1])) }
      loss += log(sum) - Double(z[row, Int(classes[row])])
      for j in 0..<size.1 {
        let share = exp(Double(z[row, j])) / sum
        slopes.append(0.5 * (Int32(j) == classes[row] ? share - 1 : share))
      }
    }
    #expect(abs(total - loss) <= 1e-6 * max(loss, 1))
    #expect(size.1 == 1 || relativeError(gradient.numbers, slopes) <= 1e-6)
    #expect(
      LossKernels.crossEntropy(
        LossBatch(outputs: z.view, gradient: nil, scale: 0.5), classes: classes) == total)
  }

  @Test func crossEntropyOfFarLogitsIsTheirDistance() {
    let z = Matrix(2, 2)
    (z[0, 0], z[0, 1], z[1, 0], z[1, 1]) = (1000, -1000, 1000, -1000)
    let batch = LossBatch(outputs: z.view, gradient: nil, scale: 1)
    #expect(LossKernels.crossEntropy(batch, classes: [1, 0]) == 2000)
  }

  @Test(arguments: [1, 4, 8, 29])
  func binaryCrossEntropyIsRightForAllLogits(rows: Int) {
    let z = Matrix(rows, 1, in: -120...120)
    let y = (0..<rows).map { Float($0 % 2) } + [Float](repeating: 0, count: 8)
    let gradient = Matrix(rows, 1)
    let total = ElementLossKernel.binaryCrossEntropy.total(
      LossBatch(outputs: z.view, gradient: gradient.view, scale: 2), targets: y)
    let losses = (0..<rows).map { row -> Double in
      let (z, y) = (Double(z[row, 0]), Double(y[row]))
      return max(z, 0) - z * y + log1p(exp(-abs(z)))
    }
    let wanted = losses.reduce(0, +)
    #expect(abs(total - wanted) <= 1e-6 * max(wanted, 1))
    let slopes = (0..<rows).map { row -> Double in
      let share = 1 / (1 + exp(-Double(z[row, 0])))
      return 2 * (share - Double(y[row]))
    }
    #expect(relativeError(gradient.numbers, slopes) <= 1e-6)
  }

  @Test func squaredErrorsAreCountedInOwnUnits() {
    let z = Matrix(3, 2)
    let y: [Float] = [1, 2, 3, 4, 5, 6]
    let gradient = Matrix(3, 2)
    let total = [Float(10), 100].withUnsafeBufferPointer { scales in
      ElementLossKernel.squaredError.total(
        LossBatch(
          outputs: z.view, gradient: gradient.view, columnScales: scales.baseAddress, scale: 0.25),
        targets: y)
    }
    let differences = zip(z.numbers, y).map { Double($0 - $1) }
    let squares = differences.map { $0 * $0 }
    let wanted =
      100 * (squares[0] + squares[2] + squares[4])
      + 10_000 * (squares[1] + squares[3] + squares[5])
    #expect(abs(total / wanted - 1) <= 1e-6)
    #expect(relativeError(gradient.numbers, differences.map { $0 / 2 }) <= 1e-6)
  }

  @Test func hitsAreCounted() {
    let z = Matrix(4, 3)
    for i in 0..<12 { z[i / 3, i % 3] = [1, 3, 2, 5, 5, 1, 0, 0, 9, -3, -1, -2][i] }
    #expect(LossKernels.countLargest(z.view, classes: [1, 0, 2, 1]) == 4)
    #expect(LossKernels.countLargest(z.view, classes: [0, 1, 1, 0]) == 0)
    let one = Matrix(3, 1)
    (one[0, 0], one[1, 0], one[2, 0]) = (0.4, 0.6, 0.5)
    #expect(LossKernels.countSides(one.view, classes: [0, 1, 0], threshold: 0.5) == 3)
    #expect(LossKernels.countSides(one.view, classes: [0, 0, 1], threshold: 0.5) == 1)
  }
}
