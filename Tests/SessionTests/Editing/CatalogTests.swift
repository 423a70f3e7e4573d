import Session
import Specification
import Syntax
import Testing

/// Every word of the specifications completes where it can stand, from its first letter on, and is
/// coloured as what it is.
@Suite struct CatalogTests {
  private static let typing = Typing("data iris; layer dense 16 relu; layer dense out")
  /// With an image and with a sequence, for layers that take nothing else.
  private static let others = [
    Typing("network; layer input 3 8 8"), Typing("network; layer input 4 6"),
  ]

  @Test(arguments: Commands.all.map(\.topic))
  func everyVerb(topic: Topic) {
    check(topic.name, after: "", role: .verb, followedBy: " 1")
    check(topic.name, after: "print 1; ", role: .verb, followedBy: " 1")
  }

  @Test(arguments: Commands.all.map(\.topic))
  func everyWordOfAVerb(topic: Topic) {
    let begun = topic.name
    for entry in topic.entries {
      check(entry.name, after: "\(begun) ", role: .kind)
      checkArguments(of: entry, after: "\(begun) \(entry.name)", and: topic.arguments)
    }
    if topic.entries.isEmpty { checkArguments(of: topic, after: begun) }
  }

  @Test func everyFormOfTheLanguage() {
    for word in Keyword.statements { check(word, after: "", role: .verb, followedBy: " x") }
  }

  private func checkArguments(
    of topic: Topic, after begun: String, and outer: [ArgumentInfo] = []
  ) {
    var text = begun
    for argument in topic.arguments where !argument.isOption && argument.role != .parameter {
      checkWords(of: argument, after: text + " ")
      guard let sample = sample(argument) else { continue }
      text += " " + sample
    }
    for option in (topic.arguments + outer).filter(\.isOption) {
      check(option.name, after: text + " ", role: .option)
      checkWords(of: option, after: "\(text) \(option.name) ")
    }
  }

  private func checkWords(of argument: ArgumentInfo, after begun: String) {
    for choice in argument.form.choices {
      let numbers = choice.parameters.map { ($0.fallback ?? 0.5).written }
      let needsBrackets = choice.parameters.contains { $0.fallback == nil }
      check(
        choice.name, after: begun, role: .word, offered: choice.name + (needsBrackets ? "(" : ""),
        followedBy: needsBrackets ? "(\(numbers.joined(separator: ", ")))" : "")
    }
  }

  /// A value for an argument that comes before others.
  private func sample(_ argument: ArgumentInfo) -> String? {
    if argument.role == .entry { return nil }
    if let choice = argument.form.choices.first { return choice.name }
    switch argument.form {
    case .value, .expression, .duration: return "1"
    case .block: return "{ }"
    case .list(.value): return "1"
    case .pair: return "x x"
    case .words: return "1"
    default: return argument.isRequired ? "x" : nil
    }
  }

  private func check(
    _ word: String, after begun: String, role: ColouredRange.Role, offered: String? = nil,
    followedBy rest: String = ""
  ) {
    let start = begun.unicodeScalars.count
    for length in 1...word.count {
      let text = begun + word.prefix(length)
      let found = Self.typing.assistant.completions(of: text, at: text.unicodeScalars.count)
      #expect(found.range == start..<start + length, "\(text)")
      #expect(found.candidates.contains { $0.text == offered ?? word }, "\(text)")
    }
    let colours = Self.typing.assistant.colours(of: begun + word + rest)
    let right = ColouredRange(start..<start + word.count, role)
    let own = colours.first { $0.range.contains(start) }
    let isElsewhere = Self.others.contains { typing in
      typing.assistant.colours(of: begun + word + rest).contains(right)
    }
    #expect(own == right || isElsewhere, "\(begun + word + rest)")
  }
}
