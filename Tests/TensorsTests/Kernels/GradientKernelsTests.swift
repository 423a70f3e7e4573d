import Tensors
import Testing

/// Against the same sums in plain arithmetic, at lengths around a vector's.
@Suite struct GradientKernelsTests {
  static let counts = [0, 1, 7, 8, 9, 31, 64, 1001]

  private func numbers(_ count: Int, key: UInt64) -> [Float] {
    var stream = RandomStream(key: key)
    return (0..<count).map { $0 % 5 == 3 ? 0 : Float(stream.uniform(-2, 2)) }
  }

  @Test(arguments: counts)
  func sumOfSquares(count: Int) {
    // Kernels may read a few numbers beyond the last one.
    let x = numbers(count, key: 1) + [Float](repeating: .nan, count: 8)
    let sum = GradientKernels.sumOfSquares(x, count: count)
    let plain = x.prefix(count).reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(sum - plain) <= 1e-12 * max(plain, 1))
  }

  @Test(arguments: [Float.infinity, -.infinity, .nan])
  func whatIsNotFiniteStaysSo(number: Float) {
    var x = [Float](repeating: 1e38, count: 20)
    #expect(GradientKernels.sumOfSquares(x, count: 20).isFinite)
    x[13] = number
    #expect(!GradientKernels.sumOfSquares(x, count: 20).isFinite)
  }

  @Test(arguments: counts)
  func scale(count: Int) {
    var x = numbers(count, key: 2)
    let plain = x.map { $0 * 0.3 }
    GradientKernels.scale(&x, count: count, by: 0.3)
    #expect(x == plain)
  }

  @Test(arguments: counts, [(0.0, 0.5), (0.25, 0.0), (0.1, 0.2)])
  func penalty(count: Int, strengths: (l1: Double, l2: Double)) {
    let w = numbers(count, key: 3)
    var gradient = numbers(count, key: 4)
    let (l1, l2) = strengths
    let plain = zip(w, gradient).map { w, g in
      Double(g) + l1 * (w > 0 ? 1 : w < 0 ? -1 : 0) + 2 * l2 * Double(w)
    }
    let size = w.reduce(0.0) { $0 + l1 * abs(Double($1)) + l2 * Double($1) * Double($1) }
    let total = GradientKernels.penalty(w, gradient: &gradient, count: count, l1: l1, l2: l2)
    #expect(abs(total - size) <= 1e-12 * max(size, 1))
    #expect(zip(gradient, plain).allSatisfy { abs(Double($0) - $1) < 1e-6 })
    #expect(total == GradientKernels.penalty(w, gradient: nil, count: count, l1: l1, l2: l2))
  }
}
