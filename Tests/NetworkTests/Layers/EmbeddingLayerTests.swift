import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct EmbeddingLayerTests {
  @Test func givesEachTokenItsVector() throws {
    var network = try builtNetwork(Shape(3), ["embedding 4 2"])
    #expect(try network.builtGraph().outputShape == Shape(3, 2))
    try network.setTensor(
      named: "embedding1.weight", to: Tensor(Shape(4, 2), [0, 1, 10, 11, 20, 21, 30, 31]))
    #expect(try network.told([3, 0, 2], rows: 1) == [30, 31, 0, 1, 20, 21])
  }

  @Test(arguments: [
    ([0, 1, 4] as [Float], "is 4"), ([0.5, 1, 2], "is 0.5"), ([0, -1, 2], "is -1"),
  ])
  func otherNumbersAreRefused(row: [Float], what: String) throws {
    let network = try builtNetwork(Shape(3), ["embedding 4 2"])
    let error = #expect(throws: Diagnostic.self) { try network.told(row, rows: 1) }
    #expect(error?.message.contains("'embedding1' knows the tokens 0 to 3") == true)
    #expect(error?.message.hasSuffix(what) == true)
  }

  @Test func takesItsVocabularyFromTheData() throws {
    var streams = RandomStreams(seed: 0)
    var network = Network(name: "words")
    let layer = try entry("embedding all 3", of: Layers.all)
    try network.append(
      layer, input: Shape(5), tokens: InputTokens(count: 7, isPadded: true), streams: &streams)
    #expect(network.tensor(named: "embedding1.weight")?.shape == Shape(7, 3))
    let error = #expect(throws: Diagnostic.self) { try builtNetwork(Shape(5), ["embedding all 3"]) }
    #expect(error?.hint?.contains("load text first") == true)
  }

  /// Padding behind a text changes nothing of what a masked network gives.
  @Test(arguments: ["gru 4", "lstm 4 bidirectional on", "globalavgpool", "globalmaxpool", "rnn 3"])
  func paddingIsPassedOver(layer: String) throws {
    var streams = RandomStreams(seed: 0)
    func network(_ steps: Int) throws -> Network {
      var network = Network(name: "words")
      try network.append(
        entry("embedding 9 5 mask on", of: Layers.all), input: Shape(steps), streams: &streams)
      try network.append(entry(layer, of: Layers.all), streams: &streams)
      for name in network.tensorNames {
        let shape = try #require(network.tensor(named: name)).shape
        try network.setTensor(
          named: name, to: Tensor(shape, (0..<shape.count).map { Float($0 % 11) / 9 - 0.5 }))
      }
      return network
    }
    let (short, long) = try (network(3), network(6))
    #expect(try short.told([4, 8, 1], rows: 1) == long.told([4, 8, 1, 0, 0, 0], rows: 1))
  }

  @Test func imagesAreTold() {
    let found = mistake(1, 4, 4, layers: "embedding 5 2")
    #expect(found?.message.contains("needs a row of tokens") == true)
    #expect(mistake(4, layers: "embedding 9000000000000000000 9000000000000000000") != nil)
  }
}
