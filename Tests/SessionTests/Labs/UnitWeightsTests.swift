import Network
import Testing

@testable import Session

@Suite struct UnitWeightsTests {
  @Test func countsUnitsThatDiffer() throws {
    let talk = Conversation("data xor; network 4 tanh")
    let network = try #require(talk.session.model?.network)
    #expect(network.unitWeights(of: "dense1").map(\.count) == [3, 3, 3, 3])
    #expect(network.differentUnits(of: "dense1") == 4)
    #expect(network.differentUnits(of: "nothing") == 0)
    talk.answer("init constant(0.5)")
    #expect(talk.session.model?.network.differentUnits(of: "dense1") == 1)
  }
}
