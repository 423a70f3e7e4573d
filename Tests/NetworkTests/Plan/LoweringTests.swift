@testable import Network
import Tensors
import Testing

@Suite struct LoweringTests {
  private func lowered(_ layers: [any Layer], _ mode: Plan.Mode) throws -> Lowering {
    let graph = try #require(try Network(for: .blobs(rows: 3), layers).graph)
    return Lowering(graph, mode: mode)
  }

  private func names(_ lowering: Lowering) -> [String] {
    lowering.nodes.map { node in
      let product = node.operation as? MatrixProduct
      return product.map { "product \($0.activation.name)" } ?? "\(type(of: node.operation))"
    }
  }

  @Test func anActivationIsComputedWithItsProduct() throws {
    let layers: [any Layer] = [.dense(5, .relu), .dense(4), .activation(.tanh), .out()]
    #expect(
      try names(lowered(layers, .infer))
        == ["product relu", "product tanh", "product identity", "Softmax"])
  }

  /// One that needs its input, but leaves its slopes, does not.
  @Test func anActivationWhoseGradientNeedsItsInputStaysApart() throws {
    let layers: [any Layer] = [
      .dense(5, .named("gelu")), .dense(4, .named("leaky_relu", -1)), .dense(3, .named("relu6")),
    ]
    #expect(
      try names(lowered(layers, .infer))
        == ["product gelu", "product identity", "Activate", "product relu6"])
  }

  @Test func aRandomSlopeIsItsMeanWhenNotTraining() throws {
    let layers: [any Layer] = [.dense(5, .rrelu), .out()]
    #expect(try names(lowered(layers, .infer)) == ["product rrelu", "product identity", "Softmax"])
    #expect(
      try names(lowered(layers, .train(MeanSquaredError())))
        == ["product identity", "RReLU", "product identity", "Softmax"])
  }

  @Test func theLossTakesTheLastActivationBack() throws {
    let lowering = try lowered([.dense(5, .relu), .out()], .train(CrossEntropy()))
    #expect(names(lowering) == ["product relu", "product identity"])
    #expect(lowering.givesLogits)
    let squared = try lowered([.out()], .train(MeanSquaredError()))
    #expect(names(squared) == ["product identity", "Softmax"])
    #expect(!squared.givesLogits)
  }

  @Test func dropoutIsThereInTrainingOnly() throws {
    let layers: [any Layer] = [.dense(5, .relu), .dropout(0.1), .out(), .dropout(0.2)]
    #expect(try names(lowered(layers, .infer)) == ["product relu", "product identity", "Softmax"])
    #expect(
      try names(lowered(layers, .train(MeanSquaredError())))
        == ["product relu", "Dropout", "product identity", "Softmax", "Dropout"])
  }

  @Test func whatIsThereInTrainingOnlyMayFollowItself() throws {
    let layers: [any Layer] = [.dense(5), .dropout(0.1), .dropout(0.2), .dropout(0.3), .out()]
    #expect(
      try names(lowered(layers, .infer)) == ["product identity", "product identity", "Softmax"])
    let lowering = try lowered(layers, .infer)
    #expect(lowering.nodes[1].inputs == [lowering.nodes[0].output])
  }

  @Test func twoUsersOfAValueKeepItApart() throws {
    var graph = Graph(input: Shape(3))
    let weight = graph.add(
      Parameter(
        name: "w", shape: Shape(3, 3), initialiser: .zeros, fan: .init(inputs: 3, outputs: 3)))
    func node(_ operation: any Operation, _ inputs: [Int], _ parameters: [Int] = []) -> Graph.Node {
      Graph.Node(operation: operation, inputs: inputs, output: 0, parameters: parameters, layer: 0)
    }
    let product = graph.add(
      node(MatrixProduct(units: 3, hasBias: false), [0], [weight]), shape: Shape(3))
    _ = graph.add(node(Activate(.relu), [product]), shape: Shape(3))
    let second = graph.add(node(Activate(.tanh), [product]), shape: Shape(3))
    graph.output = second
    #expect(names(Lowering(graph, mode: .infer)) == ["product tanh"])
    _ = graph.add(node(Dropout(rate: 0), [product]), shape: Shape(3))
    #expect(names(Lowering(graph, mode: .infer)) == ["product identity"])
  }
}
