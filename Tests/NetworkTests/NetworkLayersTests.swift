import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct NetworkLayersTests {
  @Test func shapesComeFromTheData() throws {
    let network = try Network(for: .blobs(rows: 6), [.dense(16, .relu), .dropout(0.2), .out()])
    let lines = network.summary.map {
      "\($0.number) \($0.name) \($0.input) → \($0.output) \($0.activation ?? "-") \($0.parameters)"
    }
    #expect(
      lines == [
        "1 dense1 4 → 16 relu 80", "2 dropout1 16 → 16 - 0", "3 dense2 16 → 3 softmax 51",
      ])
    #expect(network.parameterCount == 131)
    #expect(
      network.tensorNames == ["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"])
    #expect(network.tensor(named: "dense1.weight")?.shape == Shape(16, 4))
  }

  @Test func theOutputFollowsTheTarget() throws {
    func output(_ target: Target, _ layer: DenseLayer) throws -> String {
      var network = Network()
      var streams = RandomStreams(seed: 0)
      try network.append(layer, input: Shape(3), target: target, streams: &streams)
      return "\(network.outputCount) \(network.outputActivation.name) \(network.loss.kind)"
    }
    #expect(try output(.classes(3), .out()) == "3 softmax crossentropy")
    #expect(try output(.classes(2), .out()) == "1 sigmoid bce")
    #expect(try output(.classes(2), .out(.softmax)) == "2 softmax crossentropy")
    #expect(try output(.numbers(2), .out()) == "2 identity mse")
    #expect(try output(.classes(2), .dense(2, .softmax)) == "2 softmax crossentropy")
  }

  @Test func aShapeMayBeDeclared() throws {
    var network = Network()
    var streams = RandomStreams(seed: 0)
    try network.append(.input(1, 28, 28), streams: &streams)
    try network.append(.dense(5), streams: &streams)
    #expect(network.layers.map(\.name) == ["dense1"])
    #expect(network.tensor(named: "dense1.weight")?.shape == Shape(5, 784))
    #expect(throws: Diagnostic.self) { try network.append(.input(4), streams: &streams) }
  }

  @Test func removingKeepsTheOtherWeights() throws {
    var network = try Network(for: .blobs(rows: 6), [.dense(8), .dense(8), .dense(8), .out()])
    var streams = RandomStreams(seed: 9)
    let (first, third) = (
      network.tensor(named: "dense1.weight"), network.tensor(named: "dense3.bias")
    )
    try network.remove(at: try network.index(ofLayer: "2"), streams: &streams)
    #expect(network.layers.map(\.name) == ["dense1", "dense3", "dense4"])
    #expect(network.tensor(named: "dense1.weight") == first)
    #expect(network.tensor(named: "dense3.bias") == third)
    try network.append(.dense(3), streams: &streams)
    #expect(network.layers.last?.name == "dense5")
    while !network.layers.isEmpty { try network.remove(at: 0, streams: &streams) }
    #expect(network.parameterCount == 0)
    #expect(network.summary.isEmpty)
  }

  @Test func layersAreFoundByNameAndNumber() throws {
    let network = try Network(for: .blobs(rows: 6), [.dense(8), .dropout(0.1), .out()])
    #expect(try network.index(ofLayer: "dropout1") == 1)
    #expect(try network.index(ofLayer: "3") == 2)
    #expect(message { _ = try network.index(ofLayer: "dense3") } == "no layer is called 'dense3'")
    #expect(message { _ = try network.index(ofLayer: "0") } == "no layer is called '0'")
  }

  @Test func namesAreChecked() throws {
    var network = Network()
    var streams = RandomStreams(seed: 0)
    func append(_ name: String) -> String {
      message { try network.append(.dense(2), name: name, input: Shape(2), streams: &streams) }
    }
    #expect(append("hidden") == "none")
    #expect(append("hidden") == "a layer is called 'hidden' already")
    #expect(append("2nd") == "'2nd' is not a name")
    #expect(append("a.b") == "'a.b' is not a name")
    #expect(network.tensorNames == ["hidden.weight", "hidden.bias"])
  }

  @Test func whatIsMissingIsSaid() throws {
    var network = Network()
    var streams = RandomStreams(seed: 0)
    #expect(
      message { try network.append(.dense(2), streams: &streams) }
        == "'dense1' needs to know what a row of inputs looks like")
    #expect(
      message { try network.append(.out(), input: Shape(2), streams: &streams) }
        == "'dense1 out' needs to know what is to be learnt")
    #expect(network.layers.isEmpty)
  }

  @Test(arguments: [1_000_000_000_000, 9_007_199_254_740_992, Int.max])
  func absurdSizesAreRefused(units: Int) throws {
    var network = try Network(for: .blobs(rows: 6), [.dense(8)])
    let before = network.parameters
    var streams = RandomStreams(seed: 0)
    let text = message { try network.append(.dense(units), streams: &streams) }
    #expect(text.hasPrefix("'dense2' would need "))
    #expect(text.hasSuffix("B for its weights and their gradients"))
    #expect(network.parameters == before)
    #expect(network.layers.count == 1)
  }

  @Test func theFirstWeightsFollowTheSeed() throws {
    let samples = Samples.blobs(rows: 6)
    let first = try Network(for: samples, [.dense(16, .relu), .out()], seed: 1)
    let same = try Network(for: samples, [.dense(16, .relu), .out()], seed: 1)
    let other = try Network(for: samples, [.dense(16, .relu), .out()], seed: 2)
    #expect(first.parameters == same.parameters)
    #expect(first.parameters != other.parameters)
    #expect(first.tensor(named: "dense1.bias")?.scalars.allSatisfy { $0 == 0 } == true)
  }
}

/// The message of what `body` throws; `none` if it throws nothing.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "none"
  } catch {
    return (error as? Diagnostic)?.message ?? "\(error)"
  }
}
