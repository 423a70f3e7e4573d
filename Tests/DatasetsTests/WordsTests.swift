import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct WordsTests {
  @Test(arguments: [
    ("It's GOOD, isn't it?", ["it's", "good", "isn't", "it"]), ("", []),
    ("... 'quoted' ", ["quoted"]),
    ("Äpfel und 12 Birnen", ["äpfel", "und", "12", "birnen"]), ("a-b_c", ["a", "b", "c"]),
  ])
  func wordsOfATextAre(text: String, expected: [String]) {
    var words: [String] = []
    Words.forEach(in: text) { words.append(String($0)) }
    #expect(words == expected)
  }

  @Test func theMostFrequentAreKnown() {
    let words = Words(of: ["b a c", "a b", "a d"], atMost: 3)
    #expect(words.known == ["a", "b", "c"])
    #expect(words.count == 5)
  }

  private func table() throws -> Dataset {
    let file = try TemporaryFile("reviews.csv") { text in
      text = "review,score\n"
      for i in 0..<60 { text += "\"good tea number \(i), really\",\(i % 2 == 0 ? "yes" : "no")\n" }
    }
    var reader = CSVReader()
    reader.file = file.path
    reader.target = ["score"]
    reader.words = 4
    reader.length = 6
    return try Fixture.load(reader)
  }

  /// A column of texts that is the only one is read word by word.
  @Test func theOnlyTextIsTokens() throws {
    let data = try table()
    let preparation = Preparation(learningFrom: data, standardisingTargets: true)
    #expect(preparation.inputShape == Shape(6))
    #expect(preparation.inputTokens == InputTokens(count: 6, isPadded: true))
    let row = try preparation.row([.text("Good unknown tea")])
    #expect(row.inputs == [2, 1, 3, 0, 0, 0])
    let samples = try preparation.samples(of: data, rows: [7])
    guard case .floats(let inputs) = samples.inputs else { return #expect(Bool(false)) }
    #expect(inputs == [2, 3, 4, 1, 5, 0])
  }

  @Test func aNetworksPreparationIsReadBack() throws {
    let preparation = Preparation(learningFrom: try table(), standardisingTargets: true)
    #expect(try roundTrip(preparation) == preparation)
  }
}
