import Network
import Reports
import Session
import Testing

@Suite struct ActivationsPlotTests {
  private let talk = Conversation(
    "data digits; layer conv 4 relu; layer maxpool; layer flatten; layer dropout 0.5; layer dense out"
  )

  private func map(_ text: String) -> HeatMap? {
    guard case .heatMap(let map)? = talk.figure(text) else { return nil }
    return map
  }

  @Test func drawsEachChannel() throws {
    let map = try #require(self.map("plot activations conv1 image 5"))
    #expect(map.title == "conv1 [4 6 6] for row 5 of digits")
    #expect(map.tiles.map(\.name) == ["1", "2", "3", "4"])
    #expect(map.tiles[0].rows == 6 && map.tiles[0].columns == 6)
    #expect(map.palette == .grey)
  }

  /// What flatten gives are the channels one after the other, as they are drawn.
  @Test func channelsAreThoseOfTheLayer() throws {
    let channels = try #require(map("plot activations maxpool1 image 3"))
    let flat = try #require(map("plot activations flatten1 image 3"))
    #expect(channels.tiles.flatMap(\.values) == flat.tiles[0].values)
  }

  @Test func saysWhatIsNotThere() {
    #expect(talk.mistake("plot activations conv9 image 1").message == "no layer is called 'conv9'")
    #expect(talk.mistake("plot activations conv1 image 1798").message.contains("1797 rows"))
    #expect(
      talk.mistake("plot activations dropout1 image 1").message
        == "'dropout1' computes nothing when not training")
  }
}
