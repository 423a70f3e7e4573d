import Diagnostics
import Session
import Tensors
import Testing

@testable import Session

@Suite struct GenerateTests {
  /// A network that has learnt a text that repeats itself.
  private func trained(_ end: String = "layer dense out") throws -> Conversation {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "abcd", count: 200), to: "book.txt")
    return Conversation(
      """
      data "\(folder.file("book.txt"))" sequence 8
      layer embedding all 8
      layer rnn 16 sequence on
      \(end)
      train epochs 60 batch 10 rate 0.02 quiet
      """)
  }

  @Test func goesOnAsItLearnt() throws {
    let talk = try trained()
    #expect(talk.value("generate \"ab\" length 10 temperature 0") == .text("abcdabcdabcd"))
    #expect(talk.value("generate \"dabcdabcdabc\" length 4 top 1") == .text("dabcdabcdabcdabc"))
    #expect(talk.value("generate \"c\" length 0") == .text("c"))
  }

  /// The same line draws anew; the same session gives the same.
  @Test func drawsFromAStreamOfItsOwn() throws {
    func texts() throws -> [Value] {
      let talk = try trained()
      let line = "generate \"ab\" length 30 temperature 50"
      return [talk.value(line), talk.value(line)]
    }
    let (first, second) = try (texts(), texts())
    #expect(first == second)
    #expect(first[0] != first[1])
  }

  @Test func charactersThatWereNotLearntAreRefused() throws {
    let talk = try trained()
    #expect(
      talk.mistake("generate \"abx\"").diagnostic.message == "the text that was learnt has no 'x'")
  }

  @Test func otherNetworksAreTold() {
    let talk = Conversation("data iris; layer dense out")
    #expect(
      talk.mistake("generate \"a\"").diagnostic.message
        == "the network in use did not learn from a text")
  }

  /// A temperature of 1 draws by the shares themselves.
  @Test func drawsByShares() {
    var stream = RandomStream(key: 3)
    var counts = [0, 0, 0]
    for _ in 0..<20_000 {
      counts[TextWriter.draw([0.2, 0.7, 0.1], temperature: 1, top: nil, &stream)] += 1
    }
    for (count, share) in zip(counts, [0.2, 0.7, 0.1]) {
      #expect(abs(Double(count) / 20_000 - share) < 0.015)
    }
    for _ in 0..<1000 {
      #expect(TextWriter.draw([0.2, 0.7, 0.1], temperature: 9, top: 2, &stream) != 2)
    }
  }
}
