import Diagnostics
@testable import Network
import Tensors
import Testing

/// What rnn, lstm and gru share.
@Suite struct RecurrentLayerTests {
  @Test(arguments: [("rnn", 1), ("lstm", 4), ("gru", 3)])
  func tensorsHavePyTorchsNamesAndShapes(kind: String, gates: Int) throws {
    let network = try builtNetwork(Shape(7, 5), ["\(kind) 6 bidirectional on"])
    let names = ["weight_ih", "bias_ih", "weight_hh", "bias_hh"]
    #expect(network.tensorNames == (names + names.map { $0 + "_reverse" }).map { "\(kind)1.\($0)" })
    #expect(network.tensor(named: "\(kind)1.weight_ih")?.shape == Shape(6 * gates, 5))
    #expect(network.tensor(named: "\(kind)1.weight_hh_reverse")?.shape == Shape(6 * gates, 6))
    #expect(try builtNetwork(Shape(7, 5), ["\(kind) 6 bias off"]).tensorNames.count == 2)
  }

  @Test(arguments: ["rnn", "lstm", "gru"])
  func givesTheLastStateOrAll(kind: String) throws {
    #expect(try builtShape(7, 5, layers: "\(kind) 6") == [6])
    #expect(try builtShape(7, 5, layers: "\(kind) 6 sequence on") == [7, 6])
    #expect(try builtShape(7, 5, layers: "\(kind) 6 bidirectional on") == [12])
    #expect(try builtShape(7, 5, layers: "\(kind) 6 sequence on bidirectional on") == [7, 12])
  }

  /// The last state is that of the last step; backwards, that of the first.
  @Test(arguments: ["rnn 3", "lstm 3", "gru 3"])
  func theLastStateIsAmongAll(layer: String) throws {
    var one = try builtNetwork(Shape(4, 2), [layer + " bidirectional on"])
    var all = try builtNetwork(Shape(4, 2), [layer + " bidirectional on sequence on"])
    for name in one.tensorNames {
      let shape = try #require(one.tensor(named: name)).shape
      let tensor = Tensor(shape, (0..<shape.count).map { Float($0 % 7) / 5 - 0.5 })
      try one.setTensor(named: name, to: tensor)
      try all.setTensor(named: name, to: tensor)
    }
    let row: [Float] = [1, 2, -1, 0.5, 0, 1, -2, 1]
    let (last, states) = try (one.told(row, rows: 1), all.told(row, rows: 1))
    #expect(last.prefix(3) == states[18..<21])
    #expect(last.suffix(3) == states[3..<6])
  }

  @Test(arguments: ["rnn 4", "lstm 4", "gru 4"])
  func plainRowsAreTold(layer: String) {
    let found = mistake(12, layers: layer)
    #expect(
      found?.message.contains("needs a sequence, steps features, and gets 12 numbers") == true)
  }

  @Test(arguments: ["lstm 4611686018427387904", "gru 1000000000", "rnn 3037000500 sequence on"])
  func absurdSizesAreRefused(layer: String) {
    #expect(mistake(3, 2, layers: layer) != nil)
  }
}
