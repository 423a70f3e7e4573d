import Datasets
import Network
import Session
import Specification
import Tensors
import Testing

/// Whatever is typed, and wherever the cursor stands, the assistant answers at places that the text
/// has.
@Suite struct TypingFuzzTests {
  private static let typing = Typing(
    "data iris; layer dense 16 relu; let r = {a: {b: 1}}; let x = 2")

  private static let lines: [String] = {
    let topics = Commands.all.map(\.topic)
    let entries = topics.flatMap(\.entries)
    return (topics + entries).flatMap(\.examples) + [
      "let r = train epochs 5; print r.loss r.history.loss[1]", "print \"a {x + 1} {\"b\"} \\n\"",
      "for i in 1..10 by 3 {\n  if i == 4 { continue } else { print i }\n}",
      "def grow a b=[1 2] {\n  return a + b\n}\ngrow 1 b 0.5", "time { train; summary }",
      "data \"a b.csv\" target [x, \"y z\"] ignore id test 0.3", "loss huber(2", "x.a[1].b ^ -2",
      "init constant(0.1) layer [1 dense1]; repeat 3 { layer dense x }", "print {a: 1, b: [2 3]}",
    ]
  }()

  @Test func everyBeginningOfEveryExample() {
    for line in Self.lines {
      let scalars = Array(line.unicodeScalars)
      for length in 0...scalars.count {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[..<length])
        check(String(text), cursor: length)
      }
      for cursor in 0...scalars.count { checkCompletions(line, cursor: cursor) }
    }
  }

  @Test(arguments: 0..<8)
  func changedExamples(seed: Int) {
    var random = RandomStream(key: UInt64(seed))
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        text += (Self.lines.randomElement(using: &random) ?? "") + "\n"
      }
      var characters = Array(text)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !characters.isEmpty {
        let place = Int.random(in: 0..<characters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(characters[place], at: place)
        default: characters[place] = "()[]{}\"\\#;,=+-. \né中🙂".randomElement(using: &random) ?? " "
        }
      }
      let cursor = Int.random(in: -1...characters.count + 1, using: &random)
      check(String(characters), cursor: cursor)
    }
  }

  @Test(arguments: 0..<8)
  func randomCharacters(seed: Int) {
    var random = RandomStream(key: UInt64(100 + seed))
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0...0x20, 0x80...0x2FF, 0...0x10FFFF,
    ]
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let range = ranges.randomElement(using: &random) ?? 0...0
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
          text.append(scalar)
        }
      }
      check(String(text), cursor: Int.random(in: 0...text.count, using: &random))
    }
  }

  @Test func deepAndLongTexts() {
    for text in [
      String(repeating: "(", count: 3000), String(repeating: "print [", count: 1000),
      String(repeating: "repeat 1 {", count: 1000), String(repeating: "\"{", count: 500),
      String(repeating: "if x {} else ", count: 500), String(repeating: "def f { ", count: 500),
      "print " + String(repeating: "-", count: 5000) + "1",
    ] { check(text, cursor: text.count) }
  }

  private func check(_ text: String, cursor: Int) {
    var end = 0
    let count = text.unicodeScalars.count
    for range in Self.typing.assistant.colours(of: text) {
      #expect(end <= range.range.lowerBound && range.range.upperBound <= count, "\(text)")
      end = range.range.upperBound
    }
    checkCompletions(text, cursor: cursor)
    if let rest = Self.typing.assistant.continuation(of: text) {
      #expect(!rest.isEmpty && !rest.contains("\n"), "\(text)")
    }
  }

  private func checkCompletions(_ text: String, cursor: Int) {
    let found = Self.typing.assistant.completions(of: text, at: cursor)
    let place = max(0, min(cursor, text.unicodeScalars.count))
    #expect(found.range.upperBound == place && found.range.lowerBound >= 0, "\(text)")
  }
}
