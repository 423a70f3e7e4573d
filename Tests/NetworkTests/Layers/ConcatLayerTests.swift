import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct ConcatLayerTests {
  private let samples = Samples(
    inputShape: Shape(2, 4, 5), inputs: .floats((0..<240).map { Float($0 % 13) / 6 - 1 }),
    targets: .classes([0, 1, 2, 0, 1, 2], count: 3))

  private func concat(_ branches: [String]...) throws -> ConcatLayer {
    var count = 0
    return ConcatLayer(
      try branches.map { branch in
        try branch.map { text in
          count += 1
          return Network.NamedLayer(name: "inner\(count)", layer: try entry(text, of: Layers.all))
        }
      })
  }

  /// An empty branch gives the input itself; its channels come first.
  @Test func channelsOfImagesLieSideBySide() throws {
    let network = try Network(
      for: samples,
      [concat([], ["conv 3 padding same"], ["maxpool 3 stride 1 padding same"])])
    #expect(network.summary.first?.output == Shape(7, 4, 5))
    let flat = try Network(for: samples, [concat([], ["conv 3 padding same"]), FlattenLayer()])
    guard case .floats(let inputs) = samples.inputs else { return }
    let told = try flat.told(inputs, rows: 6)
    #expect(Array(told.prefix(40)) == Array(inputs.prefix(40)))
  }

  @Test func gradientsAreRight() throws {
    let network = try Network(
      for: samples,
      [
        concat(["conv 3 tanh kernel 1"], ["conv 2 tanh padding same", "conv 2 padding same"]),
        FlattenLayer(), .out(),
      ])
    let found = try network.checkGradients(
      on: samples, weights: 10, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      threads: Threads(2), plans: PlanCache())
    #expect(try #require(found).passed)
  }

  @Test func saysWhichBranchDoesNotFit() throws {
    #expect {
      _ = try Network(for: samples, [concat(["conv 3 padding same"], ["conv 3"])])
    } throws: { error in
      let found = error as? Diagnostic
      return found?.message
        == "'concat1' lays [3 4 5] of its first branch beside [3 2 3] of its second"
        && found?.hint?.contains("padding same") == true
    }
  }
}
