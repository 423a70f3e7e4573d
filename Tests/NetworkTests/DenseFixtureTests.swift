import Network
import Tensors
import Testing

/// The dense layer's product against PyTorch's, forward and backward.
@Suite struct DenseFixtureTests {
  @Test(arguments: Fixture.all("dense"))
  func operation(fixture: Fixture) throws {
    let weight = try fixture.tensor("weight")
    let names = fixture.tensors["bias"] == nil ? ["weight"] : ["weight", "bias"]
    let site = try ReferenceSite(
      rows: fixture.tensor("input").shape[0], shapes: [Shape(weight.shape[1])],
      inputs: [doubles(fixture, "input")], parameters: names.map { try doubles(fixture, $0) })
    let run = try FastOperation(
      MatrixProduct(units: weight.shape[0], hasBias: names.count == 2), at: site,
      gradient: doubles(fixture, "output_gradient"))
    #expect(try relativeError(run.output, against: fixture.values("output")) <= 1e-6)
    let inputGradient = try fixture.values("input_gradient")
    #expect(relativeError(run.inputGradients[0], against: inputGradient) <= 1e-5)
    for (name, gradient) in zip(names, run.parameterGradients) {
      let error = try relativeError(gradient, against: fixture.values("\(name)_gradient"))
      #expect(error <= 1e-5, "\(name)")
    }
  }

  private func doubles(_ fixture: Fixture, _ name: String) throws -> [Double] {
    try fixture.values(name).map { Double($0) }
  }

  /// The three products of a dense layer, in registers and by oneDNN, whatever their size asks for.
  @Test(arguments: Fixture.all("dense"), [false, true])
  func bothWays(fixture: Fixture, usesLibrary: Bool) throws {
    let (x, weight) = try (Factor(fixture, "input"), Factor(fixture, "weight"))
    let gradient = try Factor(fixture, "output_gradient")
    let products = [
      ("input_gradient", gradient.times(weight, usesLibrary)),
      ("weight_gradient", gradient.transposed.times(x, usesLibrary)),
    ]
    for (name, product) in products {
      #expect(try relativeError(product, against: fixture.values(name)) <= 1e-5, "\(name)")
    }
    guard fixture.tensors["bias"] == nil else { return }
    let output = x.times(weight.transposed, usesLibrary)
    #expect(try relativeError(output, against: fixture.values("output")) <= 1e-6)
  }
}

/// A matrix of a fixture as one side of a product.
private struct Factor {
  var tensor: Fixture.Numbers
  var isTransposed = false

  init(_ fixture: Fixture, _ name: String) throws {
    tensor = try fixture.tensor(name)
  }

  var transposed: Factor {
    var copy = self
    copy.isTransposed.toggle()
    return copy
  }

  private var rows: Int { tensor.shape[isTransposed ? 1 : 0] }
  private var columns: Int { tensor.shape[isTransposed ? 0 : 1] }

  private var layout: Product.Factor {
    isTransposed ? .transposed(stride: tensor.shape[1]) : .plain(stride: tensor.shape[1])
  }

  func times(_ right: Factor, _ usesLibrary: Bool) -> [Float] {
    let product = Product(
      rows: rows, columns: right.columns, depth: columns, left: layout, right: right.layout,
      resultStride: right.columns, usesLibrary: usesLibrary)
    let (a, b) = (FloatBuffer(tensor.values), FloatBuffer(right.tensor.values))
    var result = FloatBuffer(count: rows * right.columns)
    var scratch = FloatBuffer(count: product.scratchCount)
    withExtendedLifetime((a, b)) {
      product.run(
        a.pointer, b.pointer, into: result.mutablePointer, scratch: scratch.mutablePointer)
    }
    return result.numbers
  }
}
