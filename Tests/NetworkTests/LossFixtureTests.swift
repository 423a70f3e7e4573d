@testable import Network
import Tensors
import Testing

/// Losses and their gradients against PyTorch's, from outputs (or logits) of 1e-6 to 1000.
@Suite struct LossFixtureTests {
  @Test(arguments: Fixture.all("losses"))
  func valueAndGradient(fixture: Fixture) throws {
    let loss: any Loss = try entry(fixture.setting("loss"), of: Losses.all)
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
    var numbers = FloatBuffer(targets)
    var classes = targets.map { Int32($0) }
    let tally = try classes.withUnsafeMutableBufferPointer { classes in
      let site = try LossSite(
        outputs: Rows(output.mutablePointer, count: shape[0], columns: shape[1]),
        gradient: Rows(gradient.mutablePointer, count: shape[0], columns: shape[1]),
        classes: #require(classes.baseAddress),
        numbers: Rows(numbers.mutablePointer, count: shape[0], columns: targets.count / shape[0]))
      var gradients = FloatBuffer(count: 0)
      return lending(parameters: FloatBuffer(count: 0), gradients: &gradients) { memory in
        loss.step(site).run(memory)
      }
    }
    return (Float(tally.loss / Double(shape[0])), gradient.numbers)
  }
}
