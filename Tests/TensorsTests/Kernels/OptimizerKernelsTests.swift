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

  /// The kernels that divide, or choose by signs, against their formulas in double.
  @Test(arguments: Step.all, [1, 8, 13, 40])
  func movesAsItsFormulaSays(step: Step, count: Int) {
    let (w, g) = (Matrix(1, count), Matrix(1, count, key: 2))
    let kept = step.ranges.indices.map {
      Matrix(1, count, key: 3 + UInt64($0), in: step.ranges[$0])
    }
    var wanted = [[Double]](repeating: [], count: 1 + kept.count)
    for i in 0..<count {
      var row = [Double(w[0, i])] + kept.map { Double($0[0, i]) }
      step.formula(&row, Double(g[0, i]))
      for (j, value) in row.enumerated() { wanted[j].append(value) }
    }
    step.run(w.pointer, g.pointer, kept.map(\.pointer), count)
    for (matrix, numbers) in zip([w] + kept, wanted) {
      #expect(relativeError(matrix.numbers, numbers) <= 1e-6)
    }
  }

  /// One kernel and its formula: of a weight with what is kept for it, and its gradient.
  struct Step: Sendable, CustomTestStringConvertible {
    typealias Pointer = UnsafeMutablePointer<Float>
    let testDescription: String
    /// Between what bounds the numbers lie that it keeps.
    let ranges: [ClosedRange<Double>]
    let run: @Sendable (Pointer, Pointer, [Pointer], Int) -> Void
    let formula: @Sendable (inout [Double], Double) -> Void

    init(
      _ name: String, _ ranges: [ClosedRange<Double>],
      _ run: @escaping @Sendable (Pointer, Pointer, [Pointer], Int) -> Void,
      _ formula: @escaping @Sendable (inout [Double], Double) -> Void
    ) {
      (testDescription, self.ranges, self.run, self.formula) = (name, ranges, run, formula)
    }

    static let all = [
      Step("adagrad", [0...1]) { w, g, kept, count in
        OptimizerKernels.adagrad(
          w, g, sum: kept[0], count: count, rate: 0.1, epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] += slope * slope
        row[0] -= 0.1 * slope / (row[1].squareRoot() + 1e-3)
      },
      Step("adadelta", [0...1, 0...1]) { w, g, kept, count in
        OptimizerKernels.adadelta(
          w, g, square: kept[0], moved: kept[1], count: count, rate: 0.5, rho: 0.9,
          epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope * slope
        let move = ((row[2] + 1e-3) / (row[1] + 1e-3)).squareRoot() * slope
        row[2] = 0.9 * row[2] + 0.1 * move * move
        row[0] -= 0.5 * move
      },
      Step("rmsprop", [2...3, -1...1, -2...2]) { w, g, kept, count in
        OptimizerKernels.rmsprop(
          w, g, square: kept[0], mean: kept[1], velocity: kept[2], count: count, rate: 0.1,
          alpha: 0.9, momentum: 0.8, epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope * slope
        row[2] = 0.9 * row[2] + 0.1 * slope
        row[3] = 0.8 * row[3] + slope / ((row[1] - row[2] * row[2]).squareRoot() + 1e-3)
        row[0] -= 0.1 * row[3]
      },
      Step("amsgrad", [-2...2, 0...1, 0...1]) { w, g, kept, count in
        OptimizerKernels.adam(
          w, g, first: kept[0], second: kept[1], largest: kept[2], count: count, step: 0.02,
          root: 1.5, betas: (0.9, 0.99), epsilon: 1e-3, decay: 0.01, shrink: 0.9)
      } _: { row, g in
        row[0] *= 0.9
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope
        row[2] = 0.99 * row[2] + 0.01 * slope * slope
        row[3] = max(row[3], row[2])
        row[0] -= 0.02 * row[1] / (row[3].squareRoot() * 1.5 + 1e-3)
      },
      Step("adamax", [-2...2, 0...1]) { w, g, kept, count in
        OptimizerKernels.adamax(
          w, g, first: kept[0], norm: kept[1], count: count, step: 0.02, betas: (0.9, 0.99),
          epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope
        row[2] = max(0.99 * row[2], abs(slope) + 1e-3)
        row[0] -= 0.02 * row[1] / row[2]
      },
      Step("nadam", [-2...2, 0...1]) { w, g, kept, count in
        OptimizerKernels.nadam(
          w, g, first: kept[0], second: kept[1], count: count, along: 0.03, step: 0.02,
          correction: 1.5, betas: (0.9, 0.99), epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope
        row[2] = 0.99 * row[2] + 0.01 * slope * slope
        row[0] -= (0.03 * slope + 0.02 * row[1]) / ((row[2] * 1.5).squareRoot() + 1e-3)
      },
      Step("radam", [-2...2, 0...1]) { w, g, kept, count in
        OptimizerKernels.radam(
          w, g, first: kept[0], second: kept[1], count: count, step: 0.02, root: 1.5,
          betas: (0.9, 0.99), epsilon: 1e-3, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        row[1] = 0.9 * row[1] + 0.1 * slope
        row[2] = 0.99 * row[2] + 0.01 * slope * slope
        row[0] -= 0.02 * row[1] * 1.5 / (row[2].squareRoot() + 1e-3)
      },
      Step("rprop", [-2...2, 1e-6...50]) { w, g, kept, count in
        OptimizerKernels.rprop(w, g, last: kept[0], size: kept[1], count: count, decay: 0.01)
      } _: { row, g in
        let slope = g + 0.01 * row[0]
        let turned = slope * row[1] < 0
        row[2] = min(max(row[2] * (turned ? 0.5 : 1.2), 1e-6), 50)
        row[1] = turned ? 0 : slope
        row[0] -= turned ? 0 : (slope > 0 ? row[2] : -row[2])
      },
      Step("lion", [-2...2]) { w, g, kept, count in
        OptimizerKernels.lion(
          w, g, first: kept[0], count: count, rate: 0.1, betas: (0.9, 0.99), shrink: 0.95)
      } _: { row, g in
        row[0] = 0.95 * row[0] - (0.9 * row[1] + 0.1 * g > 0 ? 0.1 : -0.1)
        row[1] = 0.99 * row[1] + 0.01 * g
      },
    ]
  }
}
