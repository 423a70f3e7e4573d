import Network
import Reports
import Session
import Tensors
import Testing

@Suite struct WeightsPlotTests {
  private func map(_ talk: Conversation, _ text: String) -> HeatMap? {
    guard case .heatMap(let map)? = talk.figure(text) else { return nil }
    return map
  }

  @Test func laysALayerOutAsATable() throws {
    let talk = Conversation("data iris; layer dense 5 relu; layer dense out")
    let map = try #require(self.map(talk, "plot weights"))
    let weight = talk.session.model?.network.tensor(named: "dense1.weight")
    #expect(map.tiles.map(\.values) == [weight?.scalars])
    #expect(map.tiles.first?.rows == 5 && map.tiles.first?.columns == 4)
    #expect(map.columnNames == ["sepal-length", "sepal-width", "petal-length", "petal-width"])
    #expect(map.rowNames.first == "unit 1")
    #expect(map.palette == .diverging)
    let last = try #require(self.map(talk, "plot weights 2"))
    #expect(last.title == "dense2.weight [3, 5]")
    #expect(last.rowNames == ["setosa", "versicolor", "virginica"])
    #expect(last == self.map(talk, "plot weights dense2"))
    #expect(self.map(talk, "plot weights dense2.bias")?.tiles.first?.rows == 1)
  }

  @Test func showsEachUnitOnAnImageAsAnImage() throws {
    let talk = Conversation("data digits; layer dense 70 relu; layer dense out")
    let map = try #require(self.map(talk, "plot weights dense1"))
    #expect(map.tiles.count == 64)
    #expect(map.note == "the first 64 of 70 units")
    let weight = try #require(talk.session.model?.network.tensor(named: "dense1.weight"))
    #expect(map.tiles[2].values == Array(weight.scalars[128..<192]))
    #expect(map.tiles[2].rows == 8 && map.tiles[2].name == "unit 3")
    #expect(self.map(talk, "plot weights dense2")?.tiles.count == 1)
    talk.answer("network; layer dense out")
    #expect(self.map(talk, "plot weights")?.tiles.map(\.name) == (0...9).map { "\($0)" })
  }

  @Test func namesTheLayersThatHaveWeights() {
    let talk = Conversation("data iris; layer dense 4; layer dropout 0.1; layer dense out")
    #expect(
      talk.mistake("plot weights dropout1").description
        == "dropout1 | layer 'dropout1' has no weights | choose dense1 or dense2")
    #expect(talk.mistake("plot weights dence1").hint == "did you mean 'dense1'?")
    #expect(talk.mistake("plot weights 9").hint == "choose dense1 or dense2")
    talk.answer("network other; layer activation relu")
    #expect(talk.mistake("plot weights").message == "the network has no weights")
  }
}
