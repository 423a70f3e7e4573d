import Diagnostics
import Testing

@testable import Syntax

/// Random texts: whatever is typed, it is read or refused, at places that the text has.
struct FuzzTests {
  @Test(arguments: 0..<8)
  func survivesTokenSoups(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<400 { check(random.soup(words: 40)) }
  }

  @Test(arguments: 0..<8)
  func survivesRandomCharacters(seed: Int) {
    var random = SplitMix(seed: UInt64(100 + seed))
    for _ in 0..<400 { check(random.characters(60)) }
  }

  /// Sound programs with a few characters changed come closest to what people mistype.
  @Test(arguments: 0..<8)
  func survivesMutations(seed: Int) {
    var random = SplitMix(seed: UInt64(200 + seed))
    for _ in 0..<200 { check(random.mutation(of: Corpus.text)) }
  }

  private func check(_ text: String) {
    let source = SourceText(text)
    let count = source.bytes.count
    let result = Parser.read(source, vocabulary: vocabulary)
    for diagnostic in result.diagnostics {
      #expect(diagnostic.stage == .parse && diagnostic.hint?.isEmpty == false, "\(text)")
      guard let span = diagnostic.span else {
        Issue.record("'\(diagnostic.message)' has no place in: \(text)")
        continue
      }
      #expect(0 <= span.lower && span.lower <= span.upper && span.upper <= count, "\(text)")
    }
    var end = 0
    for statement in result.block.statements {
      #expect(end <= statement.span.lower && statement.span.upper <= count, "\(text)")
      end = statement.span.upper
    }
    if case .incomplete = Completeness.of(text) {
      #expect(!result.diagnostics.isEmpty || text.contains("\\"), "\(text)")
    }
  }
}

/// Sebastiano Vigna's SplitMix64: the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let words =
    Symbol.allCases.map(\.rawValue) + Array(Keyword.all).sorted() + [
      "x", "f(", "train", "loss", "time", "data", "1", "0.5", "1e-3", "30s", "3x", "\"a\"",
      "\"{x}\"",
      "\"", "\n", ";", "#", "#>", "\\\n", "\\", "é", "'", "&", "{ ", " }", "[ ", "( ", "a.csv",
      "x.a",
    ]

  /// Words of the language in any order, with and without blanks between them.
  mutating func soup(words count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      text += Self.words.randomElement(using: &self) ?? ""
      text += ["", " ", " ", "  "].randomElement(using: &self) ?? ""
    }
    return text
  }

  /// Any characters at all, those of the language more often.
  mutating func characters(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      let range: ClosedRange<UInt32> =
        [0x20...0x7E, 0x20...0x7E, 0...0x20, 0x80...0x2FF, 0...0x10FFFF].randomElement(using: &self)
        ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }

  /// A part of a text with a few characters removed, doubled or swapped for others.
  mutating func mutation(of original: String) -> String {
    let lines = original.split(separator: "\n", omittingEmptySubsequences: false)
    let first = Int.random(in: 0..<lines.count, using: &self)
    var characters = Array(lines[first..<min(lines.count, first + 8)].joined(separator: "\n"))
    for _ in 0..<Int.random(in: 1...4, using: &self) where !characters.isEmpty {
      let place = Int.random(in: 0..<characters.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(characters[place], at: place)
      default: characters[place] = "()[]{}\"\\#;,=+-. \n".randomElement(using: &self) ?? " "
      }
    }
    return String(characters)
  }
}
