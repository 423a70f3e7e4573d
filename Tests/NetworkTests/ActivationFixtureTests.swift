import Network
import Tensors
import Testing

/// Activations against PyTorch's, alone and inside a dense layer, from 1e-6 to 88.
@Suite struct ActivationFixtureTests {
  @Test(arguments: Fixture.all("activations"))
  func alone(fixture: Fixture) throws {
    for name in fixture.cases {
      let batch = try Batch(fixture, name)
      guard let operation = batch.activation.operation else { continue }
      let slopes = operation.parameterShapes([Shape(batch.columns)]).map { _ in
        [batch.activation.parameter]
      }
      let run = try FastOperation(
        operation.inferenceForm, at: batch.site(slopes), gradient: batch.gradient)
      try batch.check(run)
      if let gradient = run.parameterGradients.first {
        let wanted = try fixture.values("\(name).slope_gradient")
        #expect(relativeError(gradient, against: wanted) <= 1e-5, "\(name) slope")
      }
    }
  }

  /// Behind a product with the unit matrix, which changes nothing.
  @Test(arguments: Fixture.all("activations"), [false, true])
  func inADenseLayer(fixture: Fixture, hasBias: Bool) throws {
    for name in fixture.cases {
      let batch = try Batch(fixture, name)
      guard let operation = batch.activation.operation?.inferenceForm,
        MatrixProduct(units: 1).fused(with: operation) != nil
      else { continue }
      let unit = (0..<batch.columns * batch.columns).map { index in
        index / batch.columns == index % batch.columns ? 1.0 : 0
      }
      let bias = [Double](repeating: 0, count: batch.columns)
      try batch.check(
        FastOperation(
          MatrixProduct(units: batch.columns, hasBias: hasBias, activation: batch.activation),
          at: batch.site(hasBias ? [unit, bias] : [unit]), gradient: batch.gradient))
    }
  }

  /// One range of a fixture.
  private struct Batch {
    let fixture: Fixture
    let name: String
    let activation: Activation
    let columns: Int
    let input: [Double]
    let gradient: [Double]

    init(_ fixture: Fixture, _ name: String) throws {
      self.fixture = fixture
      self.name = name
      let layer: any Layer = try entry(
        "activation " + fixture.setting("activation"), of: Layers.all)
      activation = try #require(layer as? ActivationLayer).activation
      columns = try #require(fixture.tensor("\(name).input").shape.last)
      input = try fixture.values("\(name).input").map { Double($0) }
      gradient = try fixture.values("\(name).output_gradient").map { Double($0) }
    }

    func site(_ parameters: [[Double]] = []) -> ReferenceSite {
      ReferenceSite(
        rows: input.count / columns, shapes: [Shape(columns)], inputs: [input],
        parameters: parameters)
    }

    func check(_ run: FastOperation) throws {
      let output = try relativeError(run.output, against: fixture.values("\(name).output"))
      #expect(output <= 1e-6, "\(name) forward")
      let gradient = try relativeError(
        run.inputGradients[0], against: fixture.values("\(name).input_gradient"))
      #expect(gradient <= 1e-5, "\(name) backward")
    }
  }
}
