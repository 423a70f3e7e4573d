import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct ResidualLayerTests {
  private let samples = Samples(
    inputShape: Shape(2, 4, 5), inputs: .floats((0..<240).map { Float($0 % 17) / 8 - 1 }),
    targets: .classes([0, 1, 2, 0, 1, 2], count: 3))

  private func residual(_ layers: any Layer...) throws -> ResidualLayer {
    ResidualLayer([layers.enumerated().map { Network.NamedLayer(name: "inner\($0)", layer: $1) }])
  }

  private func layer(_ text: String) throws -> any Layer { try entry(text, of: Layers.all) }

  /// The input comes as data have it, channels first, and what the block makes of it the other way.
  @Test func imagesAreAddedChannelByChannel() throws {
    let network = try Network(
      for: samples,
      [residual(layer("conv 2 padding same bias off init zeros")), FlattenLayer()])
    guard case .floats(let inputs) = samples.inputs else { return }
    #expect(try network.told(inputs, rows: 6) == inputs)
  }

  @Test func gradientsAreRight() throws {
    let network = try Network(
      for: samples,
      [
        layer("conv 3 tanh padding same"),
        residual(layer("conv 3 tanh padding same"), layer("batchnorm")), FlattenLayer(), .out(),
      ])
    let found = try network.checkGradients(
      on: samples, weights: 10, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      threads: Threads(2), plans: PlanCache())
    #expect(try #require(found).passed)
  }

  @Test(arguments: [
    ("conv 4 padding same", "project before it: 'layer conv 4 kernel 1'"),
    ("conv 2", "keep height and width inside"),
    ("flatten", "end it with a layer that gives [2 4 5]"),
  ])
  func saysHowItWouldFit(inner: String, hint: String) throws {
    #expect {
      _ = try Network(for: samples, [residual(layer(inner))])
    } throws: { error in
      let found = error as? Diagnostic
      return found?.id == "shape.residual" && found?.hint?.contains(hint) == true
        && found?.message.contains("'residual1'") == true
    }
  }
}
