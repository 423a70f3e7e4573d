import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct TextFileTests {
  private func load(
    _ text: String, _ configure: (inout CSVReader) -> Void = { $0.sequence = 4 }
  ) throws -> Dataset {
    let file = try TemporaryFile("book.txt", bytes: Array(text.utf8))
    var reader = CSVReader()
    reader.file = file.path
    configure(&reader)
    return try Fixture.load(reader)
  }

  private func stream(_ data: Dataset) throws -> TokenStream {
    guard case .stream(let stream) = data.features else { throw Failure() }
    return stream
  }

  private struct Failure: Error {}

  @Test func everyCharacterIsLearntFromThoseBeforeIt() throws {
    let data = try load("to be or not to be")
    #expect(data.rowCount == 4)
    #expect(try stream(data).names == [" ", "b", "e", "n", "o", "r", "t"])
    #expect((0..<4).map { try! stream(data).text($0) } == ["to b", "e or", " not", " to "])
    #expect((0..<4).flatMap { data.target.texts($0) } == ["o be", " or ", "not ", "to b"])
    #expect(data.target.learned == .tokens(7, steps: 4))
    #expect(data.parts.train == [0, 1, 2, 3])
  }

  @Test func rowsMayOverlap() throws {
    let data = try load("abcdefgh") {
      $0.sequence = 3
      $0.stride = 2
    }
    #expect((0..<data.rowCount).map { try! stream(data).text($0) } == ["abc", "cde", "efg"])
  }

  /// Rows of the end that hold some of what is kept for test are nobody's.
  @Test func theEndIsKeptForTest() throws {
    let text = String(repeating: "abcdefghij", count: 10)
    let data = try load(text) {
      $0.sequence = 10
      $0.stride = 5
      $0.test = .share(0.25)
    }
    #expect(data.rowCount == 18)
    #expect(data.parts.train == Array(0..<12))
    #expect(data.parts.test == Array(13..<18))
  }

  @Test func linesOfOtherSystemsEndAlike() throws {
    #expect(try stream(load("ab\r\ncd\r\nef")).names == ["\n", "a", "b", "c", "d", "e", "f"])
  }

  @Test func samplesAreTokensAndWhatFollows() throws {
    let data = try load("abcabcabc")
    let preparation = Preparation(learningFrom: data, standardisingTargets: true)
    #expect(preparation.inputShape == Shape(4))
    #expect(preparation.inputTokens == InputTokens(count: 3, isPadded: false))
    let samples = try preparation.samples(of: data, .train)
    guard case .floats(let inputs) = samples.inputs, case .tokens(let next, 3, 4) = samples.targets
    else { return #expect(Bool(false)) }
    #expect(inputs == [0, 1, 2, 0, 1, 2, 0, 1])
    #expect(next == [1, 2, 0, 1, 2, 0, 1, 2])
  }

  @Test(arguments: [
    ("abc", "has 3 characters, and a row needs 4"), ("aaaaaaaaaa", "no two different characters"),
  ])
  func saysWhatIsWrong(text: String, message: String) throws {
    let error = #expect(throws: Diagnostic.self) { try load(text) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func optionsOfTablesAreRefused() throws {
    let error = #expect(throws: Diagnostic.self) {
      try load("abcdefgh") {
        $0.sequence = 2
        $0.target = ["x"]
      }
    }
    #expect(error?.message.contains("'target' is for a table") == true)
    let other = #expect(throws: Diagnostic.self) { try load("a,b\n1,2\n") { $0.horizon = 2 } }
    #expect(other?.message == "'horizon' goes with 'window'")
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let file = try TemporaryFile("book.txt", bytes: [0x61, 0xFF, 0x62, 0x63])
    var reader = CSVReader()
    reader.file = file.path
    reader.sequence = 2
    let error = #expect(throws: Diagnostic.self) { try Fixture.load(reader) }
    #expect(error?.message.contains("is not UTF-8") == true)
  }
}
