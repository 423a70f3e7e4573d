import Foundation
import Tensors
import Testing

@Suite struct ElementwiseKernelTests {
  typealias Formula = @Sendable (Double) -> Double
  typealias Row = (name: String, kernel: ElementwiseKernel, value: Formula, slope: Formula)

  static let kernels = pieces + curves

  static let pieces: [Row] = [
    ("identity", .identity, { $0 }, { _ in 1 }),
    ("sigmoid", .sigmoid, sigmoid, sigmoidSlope),
    ("tanh", .tanh, { tanh($0) }, { 1 / (cosh($0) * cosh($0)) }),
    ("relu", .relu, { max($0, 0) }, { $0 > 0 ? 1 : 0 }),
    ("leaky_relu", .leakyReLU, { $0 > 0 ? $0 : 0.1 * $0 }, { $0 > 0 ? 1 : 0.1 }),
    ("relu6", .relu6, { min(max($0, 0), 6) }, { $0 > 0 && $0 < 6 ? 1 : 0 }),
    ("hard_tanh", .hardTanh, { min(max($0, -1), 1) }, { abs($0) < 1 ? 1 : 0 }),
    ("hard_sigmoid", .hardSigmoid, hardSigmoid, { abs($0) < 3 ? 1.0 / 6 : 0 }),
  ]

  /// Those whose slope is computed from the input.
  static let curves: [Row] = [
    ("elu", .elu, { $0 > 0 ? $0 : 0.1 * expm1($0) }, { $0 > 0 ? 1 : 0.1 * exp($0) }),
    ("selu", .selu, selu, seluSlope),
    ("gelu", .gelu, { $0 * share($0) }, { share($0) + $0 * density($0) }),
    ("silu", .silu, { $0 * sigmoid($0) }, { sigmoid($0) + $0 * sigmoidSlope($0) }),
    ("mish", .mish, { $0 * tanh(softplus($0)) }, mishSlope),
    ("softplus", .softplus, { 10 * softplus(0.1 * $0) }, { sigmoid(0.1 * $0) }),
    ("softsign", .softsign, { $0 / (1 + abs($0)) }, { 1 / ((1 + abs($0)) * (1 + abs($0))) }),
  ]

  static let sigmoid: Formula = { 1 / (1 + exp(-$0)) }
  static let sigmoidSlope: Formula = { 1 / ((1 + exp(-$0)) * (1 + exp($0))) }
  static let hardSigmoid: Formula = { min(max($0 + 3, 0), 6) / 6 }
  static let softplus: Formula = { max($0, 0) + log1p(exp(-abs($0))) }
  static let share: Formula = { erfc(-$0 / 2.0.squareRoot()) / 2 }
  static let density: Formula = { exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() }
  static let selu: Formula = { x in
    let negative: Double = 1.6732632423543772 * expm1(x)
    return 1.0507009873554805 * (x > 0 ? x : negative)
  }
  static let seluSlope: Formula = { x in
    let negative: Double = 1.6732632423543772 * exp(x)
    return 1.0507009873554805 * (x > 0 ? 1 : negative)
  }
  static let mishSlope: Formula = { x in
    let c = cosh(softplus(x))
    return tanh(softplus(x)) + x / (c * c) * sigmoid(x)
  }

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
      // Below 2^-125 an exponential counts as zero; mish is 87 times one.
      let error = abs(Double(y[0, i]) - wanted) / max(abs(wanted), 1e-37)
      // The tail of gelu holds the rounding of x².
      let bound = name == "gelu" && point < -2 ? 4e-6 : 3e-7
      let least = name == "mish" ? 3e-36 : 3e-38
      #expect(error <= bound || abs(wanted) < least, "\(name)(\(point)) = \(y[0, i])")
    }
  }

  /// Slopes too keep their digits where they are small.
  @Test(arguments: curves.indices)
  func slopesAreRightOverTheWholeRange(index: Int) {
    let (name, kernel, _, slope) = Self.curves[index]
    let magnitudes: [Float] = [1e-30, 1e-10, 1e-4, 0.01, 0.3, 1, 2, 5, 9.5, 19, 21, 50, 87]
    let points = magnitudes + magnitudes.map { -$0 } + [0]
    let (x, g, d) = (Matrix(1, points.count), Matrix(1, points.count), Matrix(1, points.count))
    for (i, point) in points.enumerated() { (x[0, i], g[0, i]) = (point, 1) }
    kernel.applyGradient(g.view, input: x.view, into: d.view, parameter: 0.1)
    for (i, point) in points.enumerated() where point != 0 || name != "elu" {
      let wanted = slope(Double(point))
      #expect(
        abs(Double(d[0, i]) - wanted) <= 4e-6 * abs(wanted) + 3e-36,
        "\(name)′(\(point)) = \(d[0, i])")
    }
  }

  @Test(arguments: curves.indices, [(1, 1), (3, 5), (2, 8), (5, 19)])
  func gradientsFollowTheFormulaFromTheInput(index: Int, size: (Int, Int)) {
    let (_, kernel, _, slope) = Self.curves[index]
    let x = Matrix(size.0, size.1, gap: 1)
    let (g, d) = (Matrix(size.0, size.1, gap: 2, key: 3), Matrix(size.0, size.1, gap: 4))
    let wanted = zip(g.numbers, x.numbers).map { Double($0) * slope(Double($1)) }
    let gaps = d.gaps
    kernel.applyGradient(g.view, input: x.view, into: d.view, parameter: 0.1)
    #expect(relativeError(d.numbers, wanted) <= 1e-6)
    #expect(d.gaps == gaps)
    kernel.applyGradient(g.view, input: x.view, into: g.view, parameter: 0.1)
    #expect(g.numbers == d.numbers)
  }

  @Test(arguments: curves.indices, [(1, 1), (3, 5), (2, 8), (5, 19)])
  func slopesWithTheValuesAreThoseOfTheGradient(index: Int, size: (Int, Int)) throws {
    let (_, kernel, _, _) = Self.curves[index]
    let withSlopes = try #require(kernel.withSlopes)
    let x = Matrix(size.0, size.1, gap: 1)
    let (g, d) = (Matrix(size.0, size.1, gap: 2, key: 3), Matrix(size.0, size.1, gap: 4))
    let (y, alone) = (Matrix(size.0, size.1, gap: 3), Matrix(size.0, size.1))
    let (slopes, gaps) = (Matrix(size.0, size.1), y.gaps)
    kernel.applyGradient(g.view, input: x.view, into: alone.view, parameter: 0.1)
    let gradient = alone.numbers
    kernel.apply(to: x.view, into: alone.view, parameter: 0.1)
    withSlopes.apply(to: x.view, into: y.view, slopes: slopes.view, parameter: 0.1)
    #expect(y.numbers == alone.numbers && y.gaps == gaps)
    ElementwiseKernel.applyGradient(g.view, slopes: slopes.view, into: d.view)
    #expect(relativeError(d.numbers, gradient.map(Double.init)) <= 1e-6)
    withSlopes.apply(to: x.view, into: x.view, slopes: slopes.view, parameter: 0.1)
    #expect(x.numbers == y.numbers)
  }

  @Test(arguments: kernels.indices)
  func hugeAndTinyNumbersStayNumbers(index: Int) {
    let points: [Float] = [3e38, -3e38, 1e20, -1e20, 0x1p-140, -0x1p-140, 0, -0]
    let (x, y, g) = (Matrix(1, 8), Matrix(1, 8), Matrix(1, 8))
    for (i, point) in points.enumerated() { (x[0, i], g[0, i]) = (point, 1) }
    let (name, kernel, _, _) = Self.kernels[index]
    kernel.apply(to: x.view, into: y.view, parameter: 0.1)
    #expect(y.numbers.allSatisfy { !$0.isNaN }, "\(name) \(y.numbers)")
    kernel.applyGradient(g.view, input: x.view, into: g.view, parameter: 0.1)
    if Self.curves.contains(where: { $0.name == name }) {
      #expect(g.numbers.allSatisfy { $0.isFinite && abs($0) <= 2 }, "\(name)′ \(g.numbers)")
    }
  }

  @Test(arguments: kernels.indices, [(1, 1), (3, 5), (2, 8), (5, 19)])
  func biasesAndGradientsFollowTheFormula(index: Int, size: (Int, Int)) {
    let (name, kernel, value, slope) = Self.kernels[index]
    let x = Matrix(size.0, size.1, gap: 2)
    let before = x.numbers
    let bias = Matrix(1, size.1, key: 2)
    kernel.apply(to: x.view, bias: bias.pointer, parameter: 0.1)
    let sums = before.indices.map { Double(before[$0] + bias[0, $0 % size.1]) }
    #expect(relativeError(x.numbers, sums.map(value)) <= 1e-6)
    guard !Self.curves.contains(where: { $0.name == name }) else { return }
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
    // As in PyTorch, ∞ · 0 and ∞ / ∞ are not hidden.
    #expect(x[0, 1].isNaN == (name == "softsign"), "\(name)")
    #expect(x[0, 2].isNaN == ["softsign", "gelu", "silu", "mish"].contains(name), "\(name)")
  }
}
