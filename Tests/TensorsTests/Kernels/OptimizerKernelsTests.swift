import Foundation
import Tensors
import Testing

@Suite struct OptimizerKernelsTests {
  @Test(arguments: [1, 8, 13])
  func descentGoesAgainstTheGradient(count: Int) {
    let (w, g) = (Matrix(1, count), Matrix(1, count, key: 2))
    let wanted = (0..<count).map { i -> Double in
      let weight = Double(w[0, i])
      return weight - 0.1 * (Double(g[0, i]) + 0.01 * weight)
    }
    OptimizerKernels.descent(w.pointer, g.pointer, count: count, rate: 0.1, decay: 0.01)
    #expect(relativeError(w.numbers, wanted) <= 1e-6)
  }

  @Test(arguments: [1, 8, 13], [false, true])
  func momentumKeepsItsShare(count: Int, nesterov: Bool) {
    let (w, g, v) = (Matrix(1, count), Matrix(1, count, key: 2), Matrix(1, count, key: 3))
    var (weights, velocities) = (w.numbers.map { Double($0) }, v.numbers.map { Double($0) })
    for i in 0..<count {
      let slope = Double(g[0, i]) + 0.01 * weights[i]
      velocities[i] = 0.9 * velocities[i] + slope
      weights[i] -= 0.1 * (nesterov ? slope + 0.9 * velocities[i] : velocities[i])
    }
    OptimizerKernels.momentum(
      w.pointer, g.pointer, velocity: v.pointer, count: count, rate: 0.1, momentum: 0.9,
      decay: 0.01, nesterov: nesterov)
    #expect(relativeError(w.numbers, weights) <= 1e-6)
    #expect(relativeError(v.numbers, velocities) <= 1e-6)
  }

  @Test(arguments: [1, 8, 13])
  func adamDividesByTheRootOfTheMeanSquare(count: Int) {
    let (w, g) = (Matrix(1, count), Matrix(1, count, key: 2))
    let (m, v) = (Matrix(1, count, key: 3), Matrix(1, count, key: 4, in: 0...1))
    var (weights, means, squares) = (
      w.numbers.map { Double($0) }, m.numbers.map { Double($0) }, v.numbers.map { Double($0) }
    )
    for i in 0..<count {
      let slope = Double(g[0, i]) + 0.01 * weights[i]
      means[i] = 0.9 * means[i] + 0.1 * slope
      squares[i] = 0.999 * squares[i] + 0.001 * slope * slope
      weights[i] -= 0.02 * means[i] / (squares[i].squareRoot() * 1.5 + 1e-8)
    }
    OptimizerKernels.adam(
      w.pointer, g.pointer, first: m.pointer, second: v.pointer, count: count, step: 0.02,
      root: 1.5, betas: (0.9, 0.999), epsilon: 1e-8, decay: 0.01)
    #expect(relativeError(w.numbers, weights) <= 1e-6)
    #expect(relativeError(m.numbers, means) <= 1e-6)
    #expect(relativeError(v.numbers, squares) <= 1e-6)
  }
}
