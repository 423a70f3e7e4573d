import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

@Suite struct InitialiserTests {
  private let parameter = Parameter(
    name: "w", shape: Shape(100, 300), initialiser: .auto, fan: .init(inputs: 300, outputs: 100))

  private func numbers(_ word: String, _ values: Double...) throws -> [Double] {
    var stream = RandomStream(key: 2)
    let initialiser = try #require(Initialiser(.word(word, values)))
    return initialiser.fill(parameter, from: &stream).scalars.map { Double($0) }
  }

  static let uniforms: [(String, Double)] = [
    ("xavier", 0.015), ("xavier_uniform", 0.015), ("he_uniform", 0.02), ("auto", 0.015),
    ("lecun_uniform", 0.01),
  ]
  static let normals: [(String, Double)] = [
    ("he", 2.0 / 300), ("he_normal", 2.0 / 300), ("xavier_normal", 0.005),
    ("lecun_normal", 1.0 / 300),
  ]

  @Test(arguments: uniforms)
  func uniformOnesFillTheirInterval(word: String, square: Double) throws {
    let bound = square.squareRoot()
    let numbers = try numbers(word)
    #expect(numbers.allSatisfy { abs($0) <= bound })
    #expect(abs(deviation(numbers) / (bound / 3.0.squareRoot()) - 1) < 0.02)
    #expect((numbers.max() ?? 0) > 0.99 * bound && (numbers.min() ?? 0) < -0.99 * bound)
  }

  @Test(arguments: normals)
  func normalOnesHaveTheirDeviation(word: String, variance: Double) throws {
    let wanted = variance.squareRoot()
    let numbers = try numbers(word)
    #expect(abs(deviation(numbers) / wanted - 1) < 0.02)
    #expect(abs(numbers.reduce(0, +) / 30_000) < 0.03 * wanted)
    let far = numbers.count { abs($0) > 2 * wanted }
    #expect(abs(Double(far) / 30_000 - 0.0455) < 0.006)
  }

  @Test func parametersAreTaken() throws {
    #expect(try numbers("zeros").allSatisfy { $0 == 0 })
    #expect(try numbers("ones").allSatisfy { $0 == 1 })
    #expect(try numbers("constant", 0.25).allSatisfy { $0 == 0.25 })
    #expect(abs(deviation(try numbers("normal", 3)) - 3) < 0.06)
    #expect(try numbers("uniform", 0.5).allSatisfy { abs($0) <= 0.5 })
    #expect(Initialiser(.word("constant", [])) == nil)
    #expect(Initialiser(.word("zeros", [1])) == nil)
    #expect(Initialiser(.word("normal", [0.1]))?.written == "normal(0.1)")
  }

  /// The variance of a normal distribution that is cut at two deviations is 0.7737 of what it was.
  @Test func aTruncatedOneStaysWithinTwoDeviations() throws {
    let numbers = try numbers("truncated_normal", 0.5)
    #expect(numbers.allSatisfy { abs($0) <= 1 })
    #expect((numbers.max() ?? 0) > 0.98 && (numbers.min() ?? 0) < -0.98)
    #expect(abs(deviation(numbers) / (0.5 * 0.77374.squareRoot()) - 1) < 0.01)
  }

  @Test(arguments: [
    [7, 7], [3, 20], [20, 3], [1, 5], [5, 1], [1, 1], [64, 100], [6, 2, 2, 2],
  ])
  func anOrthogonalOneHasRowsOrColumnsAtRightAngles(extents: [Int]) throws {
    let (rows, columns) = (extents[0], extents.dropFirst().reduce(1, *))
    var stream = RandomStream(key: 3)
    let weight = try #require(Initialiser(.word("orthogonal", []))).fill(
      Parameter(
        name: "w", shape: try #require(Shape(checking: extents)), initialiser: .auto,
        fan: .init(inputs: columns, outputs: rows)), from: &stream
    ).scalars.map { Double($0) }
    let count = min(rows, columns)
    func entry(_ i: Int, _ j: Int) -> Double {
      rows <= columns ? weight[i * columns + j] : weight[j * columns + i]
    }
    for a in 0..<count {
      for b in 0..<count {
        let product = (0..<max(rows, columns)).reduce(0.0) { $0 + entry(a, $1) * entry(b, $1) }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-6)
      }
    }
  }

  @Test func identityPassesItsInputOn() throws {
    func filled(_ extents: Int...) throws -> [Float] {
      var stream = RandomStream(key: 1)
      return try #require(Initialiser(.word("identity", []))).fill(
        Parameter(
          name: "w", shape: try #require(Shape(checking: extents)), initialiser: .auto,
          fan: .init(inputs: 1, outputs: 1)), from: &stream
      ).scalars
    }
    #expect(try filled(2, 3) == [1, 0, 0, 0, 1, 0])
    #expect(try filled(3, 2) == [1, 0, 0, 1, 0, 0])
    #expect(try filled(1, 2, 3, 2) == [0, 0, 0, 1, 0, 0] + [0, 0, 0, 0, 0, 0])
  }

  @Test(arguments: Initialisers.all.map(\.name))
  func theSameStreamGivesTheSameNumbers(name: String) throws {
    let formula = try #require(Initialisers.formula(named: name))
    let initialiser = Initialiser(formula, parameter: 0.5)
    let small = Parameter(
      name: "w", shape: Shape(13, 17), initialiser: .auto, fan: .init(inputs: 17, outputs: 13))
    var (first, second) = (RandomStream(key: 8), RandomStream(key: 8))
    #expect(initialiser.fill(small, from: &first) == initialiser.fill(small, from: &second))
    #expect(first == second)
  }

  @Test(arguments: [
    "normal(-1)", "normal", "uniform(-0.1)", "truncated_normal(-1)", "constant(1e39)",
    "constant(-1e400)", "normal(1, 2)", "orthogonal(2)",
  ])
  func parametersThatMakeNoSenseAreRefused(text: String) {
    #expect(throws: Diagnostic.self) { try entry("dense 3 init \(text)", of: Layers.all) }
  }

  @Test func autoLooksAtTheActivation() throws {
    let samples = Samples.blobs(rows: 3, inputs: 400)
    let network = try Network(for: samples, [.dense(300, .relu), .dense(300, .tanh), .out()])
    func weights(_ name: String) -> [Double] {
      network.tensor(named: name)?.scalars.map { Double($0) } ?? []
    }
    #expect(abs(deviation(weights("dense1.weight")) / (2.0 / 400).squareRoot() - 1) < 0.02)
    #expect(abs(deviation(weights("dense2.weight")) / (2.0 / 600).squareRoot() - 1) < 0.02)
  }

  @Test func fillingAnewKeepsToItsLayer() throws {
    var network = try Network(for: .blobs(rows: 3), [.dense(8), .dense(8), .out()])
    let before = network
    var streams = RandomStreams(seed: 7)
    network.initialise(
      with: Initialiser(.word("constant", [0.5])), layer: "dense2", streams: &streams)
    #expect(network.tensor(named: "dense2.weight")?.scalars.allSatisfy { $0 == 0.5 } == true)
    #expect(network.tensor(named: "dense2.bias")?.scalars.allSatisfy { $0 == 0 } == true)
    #expect(network.tensor(named: "dense1.weight") == before.tensor(named: "dense1.weight"))
    network.initialise(streams: &streams)
    #expect(network.tensor(named: "dense1.weight") != before.tensor(named: "dense1.weight"))
  }

  private func deviation(_ numbers: [Double]) -> Double {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count))
      .squareRoot()
  }
}
