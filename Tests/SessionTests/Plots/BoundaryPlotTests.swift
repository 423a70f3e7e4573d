import OrderedCollections
import Reports
import Session
import Testing

@Suite struct BoundaryPlotTests {
  private func map(_ talk: Conversation, _ text: String = "plot boundary") -> BoundaryMap? {
    guard case .boundary(let map)? = talk.figure(text) else { return nil }
    return map
  }

  /// The middle of a field.
  private func middle(_ map: BoundaryMap, _ field: Int) -> (Float, Float) {
    let (row, column) = field.quotientAndRemainder(dividingBy: map.columns)
    let (width, height) = (map.upper.x - map.lower.x, map.upper.y - map.lower.y)
    return (
      Float(map.lower.x + width * (Double(column) + 0.5) / Double(map.columns)),
      Float(map.upper.y - height * (Double(row) + 0.5) / Double(map.rows))
    )
  }

  /// What `predict` says of a place: its class and the shares.
  private func predicted(
    _ talk: Conversation, _ values: [Float]
  ) -> (name: String, shares: [Double]) {
    let text = values.map { "\($0)" }.joined(separator: " ")
    let record = talk.record("predict \(text)")
    guard case .text(let name)? = record["class"],
      case .record(let shares)? = record["probabilities"]
    else { return ("", []) }
    return (
      name, shares.values.map { if case .number(let share) = $0 { share } else { -1 } }
    )
  }

  @Test func answersAsPredictDoes() throws {
    let talk = Conversation("data moons; layer dense 8 tanh; layer dense out; train epochs 20")
    let map = try #require(self.map(talk))
    #expect(map.columns == 200 && map.rows == 120)
    guard case .classes(let classes, let confidence) = map.answers else { return }
    #expect(classes.count == 24_000 && confidence.count == 24_000)
    #expect(Set(classes) == [0, 1])
    for field in stride(from: 0, to: classes.count, by: 1171) {
      let (x, y) = middle(map, field)
      let (name, shares) = predicted(talk, [x, y])
      #expect(map.classes[Int(classes[field])] == name)
      let margin = abs(shares[0] - shares[1])
      #expect(abs(Double(confidence[field]) - margin) < 1e-6)
    }
  }

  @Test func preparesRawValuesAndHoldsTheOthersAtTheirMean() throws {
    let talk = Conversation("data iris; layer dense 8 tanh; layer dense out; train epochs 20")
    let map = try #require(self.map(talk, "plot boundary features [petal-length sepal-width]"))
    #expect(map.title == "species by petal-length and sepal-width")
    #expect(map.lower.x < 1 && map.upper.x > 6.9)
    let note = try #require(map.note)
    let match = try #require(
      note.wholeMatch(
        of: /others at their mean: sepal-length ([0-9.]+), petal-width ([0-9.]+)/))
    guard case .classes(let classes, _) = map.answers,
      let sepal = Float(match.1), let petal = Float(match.2)
    else { return }
    for field in stride(from: 7, to: classes.count, by: 2003) {
      let (x, y) = middle(map, field)
      let (name, shares) = predicted(talk, [sepal, y, x, petal])
      let sorted = shares.sorted()
      // The note is rounded.
      if sorted[2] - sorted[1] > 0.01 { #expect(map.classes[Int(classes[field])] == name) }
    }
  }

  @Test func drawsTheRowsOfAPart() throws {
    let talk = Conversation("data moons rows 100; layer dense out; train epochs 1")
    #expect(self.map(talk)?.data.count == 80)
    let map = try #require(self.map(talk, "plot boundary part test"))
    #expect(map.data.count == 20)
    #expect(Set(map.data.map(\.answer)) == [0, 1])
    #expect(
      map.data.allSatisfy {
        (map.lower.x...map.upper.x).contains($0.place.x)
          && (map.lower.y...map.upper.y).contains($0.place.y)
      })
    #expect(talk.mistake("plot boundary part validation").hint == "keep some: split validation 0.2")
  }

  @Test func samplesManyRows() throws {
    let talk = Conversation("data moons rows 5000; layer dense out; train epochs 1")
    let one = try #require(self.map(talk))
    #expect(one.data.count == 1000)
    #expect(one.note == "1000 of 4000 train rows are shown")
    #expect(one == self.map(talk))
  }

  @Test func drawsNumbersInTheirOwnUnits() throws {
    let talk = Conversation("data plane; layer dense out; train epochs 30 rate 0.05")
    let map = try #require(self.map(talk))
    guard case .numbers(let numbers) = map.answers else { return }
    for field in stride(from: 0, to: numbers.count, by: 3001) {
      let (x, y) = middle(map, field)
      guard case .number(let number) = talk.value("predict \(x) \(y)") else {
        Issue.record("predict gives no number")
        return
      }
      #expect(abs(Double(numbers[field]) - number) < 1e-5)
    }
    #expect(map.classes.count == 1)
  }

  @Test func drawsAnUntrainedNetwork() {
    let talk = Conversation("data circles; layer dense 4 relu; layer dense out")
    #expect(self.map(talk)?.note == "not trained yet")
    #expect(
      Conversation("data moons").mistake("plot boundary").message == "there is no network yet")
  }

  @Test func takesTheFirstNumbersAndSaysSo() {
    let talk = Conversation("data iris; layer dense out; train epochs 1")
    #expect(self.map(talk)?.title == "species by sepal-length and sepal-width")
    #expect(self.map(talk)?.note?.hasSuffix("features [A B] chooses others") == true)
  }

  @Test func saysWhatToWriteInstead() {
    let talk = Conversation("data iris; layer dense out")
    #expect(
      talk.mistake("plot boundary features [petal-lenght petal-width]").description
        == "petal-lenght | no feature is called 'petal-lenght' | did you mean 'petal-length'?")
    #expect(
      talk.mistake("plot boundary features [petal-width]").hint
        == "write features [sepal-length sepal-width]")
    #expect(
      talk.mistake("plot boundary features [petal-width petal-width]").message
        == "features takes two different names")
    let line = Conversation("data line; layer dense out")
    #expect(
      line.mistake("plot boundary").description
        == "boundary | 'line' has 1 feature to lay out, and plot boundary needs 2 | "
        + "see how well the network fits: plot fit")
    let images = Conversation("data digits; layer dense out")
    #expect(images.mistake("plot boundary").hint.contains("plot image 1"))
    talk.answer("data moons")
    #expect(talk.mistake("plot boundary").message.contains("the network"))
  }

  @Test func categoriesAreHeldAtTheirMostCommonLevel() throws {
    let folder = try TemporaryFolder()
    let rows = (1...40).map { "\($0),\(50 - $0),\($0 % 4 == 0 ? "red" : "blue"),\($0 > 20)\n" }
    try folder.write("a,b,colour,big\n" + rows.joined(), to: "table.csv")
    let talk = Conversation(
      "data \"\(folder.file("table.csv"))\" target big; layer dense out; train epochs 2")
    #expect(self.map(talk)?.note == "others at their mean: colour blue")
    #expect(
      talk.mistake("plot boundary features [a colour]").description
        == "colour | 'colour' is a category, and an axis needs numbers | choose among a or b")
  }
}
