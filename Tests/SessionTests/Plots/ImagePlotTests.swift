import Datasets
import Reports
import Session
import Testing

@Suite struct ImagePlotTests {
  private func map(_ talk: Conversation, _ text: String) -> HeatMap? {
    guard case .heatMap(let map)? = talk.figure(text) else { return nil }
    return map
  }

  @Test func showsRowsByTheirNumbers() throws {
    let talk = Conversation("data digits")
    let map = try #require(self.map(talk, "plot image 5"))
    #expect(map.palette == .grey && map.range == 0...1)
    let tile = try #require(map.tiles.first)
    #expect(tile.rows == 8 && tile.columns == 8 && tile.values.count == 64)
    #expect(tile.values.allSatisfy { (0...1).contains($0) } && tile.values.max() == 1)
    guard case .images(let images)? = talk.session.dataset?.features else { return }
    #expect(tile.values == images.pixels(4).map { Float($0) / 16 })
    #expect(tile.name == "5 · \(talk.session.dataset?.target.texts(4).first ?? "")")
    #expect(self.map(talk, "plot image 1..20")?.tiles.count == 20)
    #expect(self.map(talk, "plot image 3 [4 5]")?.tiles.count == 3)
    #expect(self.map(talk, "plot image")?.tiles.count == 12)
  }

  @Test func namesTheRowsThereAre() {
    let talk = Conversation("data digits")
    #expect(
      talk.mistake("plot image 1798").description
        == "1798 | there is no row 1798 | 'digits' has rows 1 to 1797")
    #expect(talk.mistake("plot image 0").message == "there is no row 0")
    #expect(talk.mistake("plot image 1..101").hint.hasPrefix("name 1 to 100 rows"))
    #expect(talk.mistake("plot image 1.5").message.contains("row"))
    #expect(
      Conversation("data iris").mistake("plot image 1").hint
        == "see its rows: plot data; or load some: data digits")
  }
}
