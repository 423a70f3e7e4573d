@testable import Network
import Tensors
import Testing

/// Losses and their gradients against PyTorch's, from outputs (or logits) of 1e-6 to 1000.
@Suite struct LossFixtureTests {
  @Test(arguments: Fixture.all("losses"))
  func valueAndGradient(fixture: Fixture) throws {
    var loss: any Loss = try entry(fixture.setting("loss"), of: Losses.all)
    if let name = fixture.settings("activation").first {
      loss = loss.suited(to: Activation(try #require(Activations.formula(named: name))))
    }
    for name in fixture.cases {
      let (value, gradient) = try run(loss, fixture, name)
      #expect(
        try relativeError([value], against: fixture.values("\(name).loss")) <= 1e-6, "\(name)")
      let reference = try fixture.values("\(name).output_gradient")
      #expect(relativeError(gradient, against: reference) <= 1e-5, "\(name) gradient")
    }
  }

  /// The mean loss over the rows of a case, and its gradient.
  private func run(
    _ loss: any Loss, _ fixture: Fixture, _ name: String
  ) throws -> (Float, [Float]) {
    let shape = try fixture.tensor("\(name).output").shape
    var output = try FloatBuffer(fixture.values("\(name).output"))
    var gradient = FloatBuffer(count: output.count)
    let targets = try fixture.values("\(name).target")
    let isOneHot = loss.targetForm == .numbers && targets.count < output.count
    var numbers = FloatBuffer(isOneHot ? oneHot(targets, columns: shape[1]) : targets)
    var classes = targets.map { Int32($0) }
    let weights = fixture.tensors["\(name).weights"]?.values ?? []
    var rowWeights = FloatBuffer(count: shape[0])
    let tally = try classes.withUnsafeMutableBufferPointer { classes in
      let site = try LossSite(
        outputs: Rows(output.mutablePointer, count: shape[0], columns: shape[1]),
        gradient: Rows(gradient.mutablePointer, count: shape[0], columns: shape[1]),
        classes: #require(classes.baseAddress),
        numbers: Rows(numbers.mutablePointer, count: shape[0], columns: numbers.count / shape[0]),
        rowWeights: rowWeights.mutablePointer)
      var gradients = FloatBuffer(count: 0)
      return weights.withUnsafeBufferPointer { weights in
        lending(parameters: FloatBuffer(count: 0), gradients: &gradients) { memory in
          var memory = memory
          if !weights.isEmpty { memory.batch.classWeights = weights.baseAddress }
          memory.tally.pointee.rows = shape[0]
          loss.step(site).run(memory)
        }
      }
    }
    return (Float(tally.meanLoss), gradient.numbers)
  }

  private func oneHot(_ classes: [Float], columns: Int) -> [Float] {
    classes.flatMap { wanted in (0..<columns).map { Float($0) == wanted ? 1 : 0 } }
  }
}
