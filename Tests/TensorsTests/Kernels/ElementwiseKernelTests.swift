import Foundation
import Tensors
import Testing

@Suite struct ElementwiseKernelTests {
  typealias Formula = @Sendable (Double) -> Double
  static let kernels: [(name: String, kernel: ElementwiseKernel, value: Formula, slope: Formula)] =
    [
      ("identity", .identity, { $0 }, { _ in 1 }),
      ("sigmoid", .sigmoid, { 1 / (1 + exp(-$0)) }, { 1 / ((1 + exp(-$0)) * (1 + exp($0))) }),
      ("tanh", .tanh, { tanh($0) }, { 1 / (cosh($0) * cosh($0)) }),
      ("relu", .relu, { max($0, 0) }, { $0 > 0 ? 1 : 0 }),
      ("leaky_relu", .leakyReLU, { $0 > 0 ? $0 : 0.1 * $0 }, { $0 > 0 ? 1 : 0.1 }),
    ]

  /// Each number for itself: the error is a few units in its own last place.
  @Test(arguments: kernels.indices)
  func isRightOverItsWholeRange(index: Int) {
    let (name, kernel, value, _) = Self.kernels[index]
    let magnitudes: [Float] = [
      1e-30, 1e-10, 1e-4, 0.01, 0.3, 0.62, 0.63, 1, 2, 5, 8, 9.5, 20, 50, 87,
    ]
    let points = magnitudes + magnitudes.map { -$0 } + [0]
    let x = Matrix(1, points.count)
    for (i, point) in points.enumerated() { x[0, i] = point }
    let y = Matrix(1, points.count)
    kernel.apply(to: x.view, into: y.view, parameter: 0.1)
    for (i, point) in points.enumerated() {
      let wanted = value(Double(point))
      // Below 2^-125 an exponential counts as zero.
      let error = abs(Double(y[0, i]) - wanted) / max(abs(wanted), 1e-37)
      #expect(error <= 3e-7 || abs(wanted) < 3e-38, "\(name)(\(point)) = \(y[0, i])")
    }
  }

  @Test(arguments: kernels.indices, [(1, 1), (3, 5), (2, 8), (5, 19)])
  func biasesAndGradientsFollowTheFormula(index: Int, size: (Int, Int)) {
    let (_, kernel, value, slope) = Self.kernels[index]
    let x = Matrix(size.0, size.1, gap: 2)
    let before = x.numbers
    let bias = Matrix(1, size.1, key: 2)
    kernel.apply(to: x.view, bias: bias.pointer, parameter: 0.1)
    let sums = before.indices.map { Double(before[$0] + bias[0, $0 % size.1]) }
    #expect(relativeError(x.numbers, sums.map(value)) <= 1e-6)
    let (g, d) = (Matrix(size.0, size.1, gap: 2, key: 3), Matrix(size.0, size.1, gap: 4))
    kernel.applyGradient(g.view, output: x.view, into: d.view, parameter: 0.1)
    let wanted = zip(g.numbers, sums).map { Double($0) * slope($1) }
    #expect(relativeError(d.numbers, wanted) <= 2e-6)
    kernel.applyGradient(g.view, output: x.view, into: g.view, parameter: 0.1)
    #expect(g.numbers == d.numbers)
  }

  @Test(arguments: kernels.indices)
  func nothingIsHidden(index: Int) {
    let x = Matrix(1, 3)
    (x[0, 0], x[0, 1], x[0, 2]) = (.nan, .infinity, -.infinity)
    let (name, kernel, _, _) = Self.kernels[index]
    kernel.apply(to: x.view, into: x.view, parameter: 0.1)
    #expect(x[0, 0].isNaN, "\(name)")
    #expect(!x[0, 1].isNaN && !x[0, 2].isNaN, "\(name)")
  }
}
