import Tensors
import OrderedCollections
import Reports
import Session
import Testing

@Suite struct ShowTests {
  private let talk = Conversation(
    "data iris; layer dense 16 relu; layer dense out init constant(0.5)")

  @Test func showsTheColumnsOfTheData() {
    let lines = talk.answer("show data")
    #expect(lines[0].hasPrefix("iris: 150 rows"))
    #expect(lines[1].hasPrefix("column "))
    #expect(lines[3].hasPrefix("sepal-length  feature  numeric"))
    #expect(lines.last?.hasSuffix("setosa 50 · versicolor 50 · virginica 50") == true)
    #expect(lines.count == 8)
  }

  @Test func showsATensor() {
    #expect(
      talk.answer("show dense2.bias") == ["dense2.bias [3]", "0.0000  0.0000  0.0000"])
    let lines = talk.answer("show dense2.weight")
    #expect(lines[0] == "dense2.weight [3, 16]")
    #expect(lines[1].hasSuffix("…"))
    #expect(Array(lines.suffix(2)) == ["all are 0.5000", "… 24 more"])
    guard case .tensor(let tensor) = talk.value("show dense2.weight") else {
      Issue.record("no tensor")
      return
    }
    #expect(tensor.shape.extents == [3, 16])
  }

  @Test func tellsHowTheNumbersOfALongTensorLie() {
    let small = Conversation("data iris; layer dense 2 init constant(0.00012)")
    #expect(small.answer("show dense1.weight")[1] == "1.20e-4  1.20e-4  1.20e-4  1.20e-4")
    let wide = Conversation("data digits; layer dense 32 init uniform(1)")
    let measures = wide.answer("show dense1.weight").dropLast().last ?? ""
    #expect(measures.hasPrefix("mean ") && measures.contains(" · sd 0.58"), "\(measures)")
    #expect(measures.hasSuffix(" · from -1.0000 to 0.9989"), "\(measures)")
  }

  @Test(arguments: ["1", "dense1"]) func showsALayer(reference: String) {
    let lines = talk.answer("show \(reference)")
    #expect(lines[0] == "1 dense  4 → 16 relu   80 parameters")
    #expect(lines.contains("dense1.weight [16, 4]"))
    #expect(Set(talk.record("show \(reference)").keys) == ["weight", "bias"])
  }

  @Test func speaksEvenWhenQuiet() {
    #expect(!Conversation("data xor", isQuiet: true).answer("show data").isEmpty)
  }

  @Test func refusesWhatIsNotThere() {
    #expect(Conversation().mistake("show data").message == "there is no data yet")
    #expect(Conversation().mistake("show dense1").message == "there is no network yet")
    #expect(talk.mistake("show dense1.wieght").hint == "did you mean 'dense1.weight'?")
    #expect(talk.mistake("show 3").description.hasPrefix("3 | there is no layer or tensor '3' | "))
  }

  private func heatMap(_ talk: Conversation, _ text: String) -> HeatMap? {
    guard case .heatMap(let map)? = talk.figure(text) else { return nil }
    return map
  }

  @Test func showsImagesOfTheData() throws {
    let talk = Conversation("data digits; layer dense out; train epochs 3 quiet")
    let map = try #require(heatMap(talk, "show image 5 7..9"))
    #expect(map.tiles.map { $0.name.prefix { $0 != " " } } == ["5", "7", "8", "9"])
    #expect(talk.answer("show image 5").last?.hasPrefix("predicted: 4 0.") == true)
    #expect(talk.mistake("show image x").message == "'x' is no row's number")
    #expect(talk.mistake("show image 0").message == "there is no row 0")
    #expect(talk.mistake("show data 5").message == "'show data' takes nothing behind it")
  }

  @Test func showsFiltersAsPictures() throws {
    let talk = Conversation("data digits; layer conv 5 kernel 3; layer conv 70 kernel 2")
    let first = try #require(heatMap(talk, "show filters conv1"))
    let second = try #require(heatMap(talk, "show filters 2"))
    #expect(first.tiles.map(\.name) == ["1", "2", "3", "4", "5"])
    #expect(first.tiles[0].rows == 3 && first.tiles[0].columns == 3)
    #expect(second.tiles.count == 64)
    #expect(second.note == "the mean of 5 channels · the first 64 of 70 filters")
    #expect(talk.mistake("show filters").message == "'show filters' takes one layer")
    #expect(talk.mistake("show filters conv3").hint == "did you mean 'conv1'?")
  }
}
