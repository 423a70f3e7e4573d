import Diagnostics
import Syntax
import Testing

@testable import Specification

/// Random arguments: they are read or refused, at places that the line has.
struct FuzzTests {
  private static let verbs = ["order", "bake", "cake", "weigh", "shelf", "repeatedly", "close"]
  private static let words = [
    "bread", "cake", "cake(", "bake", "n", "act", "all", "sugar", "sugar(", "rye", "3", "-1", "0.5",
    "5m",
    "1e999", "3x", "\"a\"", "\"{n}\"", "[", "]", "(", ")", "{", "}", ",", ":", "+", "-", "<", "..",
    "on",
    "off", "none", "true", "not", "and", "missing", "a-b", "../x", "#", "price", "days", "flours",
    "names",
    "sizes", "share", "shares", "wait", "toppings", "until", "note", "for", "loaves", "vegan", "to",
    "do",
    "between",
  ]

  @Test(arguments: 0..<10)
  func survivesWordSoups(seed: UInt64) throws {
    var state = seed
    func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<400 {
      var line = Self.verbs[below(Self.verbs.count)]
      for _ in 0..<below(10) {
        line += ["", " ", " ", " "][below(4)] + Self.words[below(Self.words.count)]
      }
      guard let arguments = try? arguments(line) else { continue }
      try check(line, mistakes(arguments), mistakes(arguments, checks: true))
    }
  }

  private func mistakes(_ arguments: Arguments, checks: Bool = false) -> [Diagnostic?] {
    [
      mistake(Order.self, arguments, checks), mistake(Bake.self, arguments, checks),
      mistake(Cake.self, arguments, checks), mistake(Weigh.self, arguments, checks),
      mistake(Shelf.self, arguments, checks), mistake(Repeatedly.self, arguments, checks),
      mistake(Close.self, arguments, checks),
    ]
  }

  private func mistake<Type: Described>(
    _ type: Type.Type, _ arguments: Arguments, _ checks: Bool
  ) -> Diagnostic? {
    let kind = Kind<Type>(type) { $0 }
    do throws(Diagnostic) {
      if checks {
        try kind.checkSyntax(arguments)
      } else {
        _ = try kind.make(arguments, in: Variables())
      }
      return nil
    } catch {
      return error
    }
  }

  /// What the check refuses does not parse, and running it fails too.
  private func check(_ line: String, _ run: [Diagnostic?], _ checked: [Diagnostic?]) throws {
    for (run, checked) in zip(run, checked) {
      if let checked {
        #expect(checked.stage == .parse && run != nil, "\(line): \(checked.message)")
      }
      for mistake in [run, checked] {
        guard let mistake else { continue }
        let span = try #require(mistake.span, "\(line): \(mistake.message)")
        #expect(0 <= span.lower && span.lower <= span.upper, "\(line)")
        #expect(span.upper <= line.utf8.count && !mistake.message.isEmpty, "\(line)")
      }
    }
  }
}
