import Network
import Reports
import Session
import Tensors
import Testing

@Suite struct NetworkPlotTests {
  private func diagram(_ talk: Conversation) -> NetworkDiagram? {
    guard case .network(let diagram)? = talk.figure("plot network") else { return nil }
    return diagram
  }

  @Test func drawsEveryWeightOfASmallNetwork() throws {
    let talk = Conversation("data iris; layer dense 5 relu; layer dropout 0.1; layer dense out")
    let diagram = try #require(self.diagram(talk))
    #expect(diagram.title == "network: 43 parameters")
    #expect(diagram.layers.map(\.name) == ["input", "dense1", "dropout1", "dense2"])
    #expect(diagram.layers.map(\.units) == [4, 5, 5, 3])
    #expect(diagram.layers.map(\.parameters) == [0, 25, 0, 18])
    #expect(diagram.layers[0].summary == "iris")
    #expect(diagram.layers[1].summary == "dense 5 relu")
    let weight = talk.session.model?.network.tensor(named: "dense1.weight")
    #expect(diagram.layers[1].weights == weight?.scalars)
    #expect(diagram.layers[2].weights.isEmpty)
  }

  @Test func leavesTheWeightsOfALargeOneOut() {
    let talk = Conversation("data digits; layer dense 32 relu; layer dense out")
    let diagram = self.diagram(talk)
    #expect(diagram?.layers.allSatisfy { $0.weights.isEmpty } == true)
    #expect(diagram?.layers[0].shape == "1×8×8")
  }

  @Test func needsALayer() {
    #expect(
      Conversation("data iris; network").mistake("plot network").message
        == "the network has no layers")
    #expect(Conversation("data iris").mistake("plot network").message == "there is no network yet")
  }
}
