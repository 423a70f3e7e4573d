import Network
package import Specification

/// Everything that help explains, made from the catalogs.
package enum HelpIndex {
  /// Articles of one sort, under a title.
  package struct Section: Sendable {
    package let title: String
    package let articles: [HelpArticle]
  }

  /// All sections but those of the commands' entries, in the order of the reference.
  package static let sections: [Section] =
    commandSections + [
      Section(title: "The language", articles: forms),
      Section(title: "Functions", articles: functions),
      Section(title: "Names that are always there", articles: names),
      Section(title: "Metrics", articles: metrics), Section(title: "Words", articles: words),
    ]

  package static let commandSections: [Section] = Commands.groups.map { group in
    Section(title: group.title, articles: group.kinds.map { HelpArticle($0.topic) })
  }

  /// The entries of the commands' catalogs: `layer dense`.
  package static let entries: [HelpArticle] = Commands.all.flatMap { entries(of: $0) }

  package static func entries(of kind: Kind<any Command>) -> [HelpArticle] {
    let options = kind.arguments.filter(\.isOption)
    return kind.topic.entries.map { HelpArticle($0, after: [kind.name], options: options) }
  }

  /// Everything.
  package static let all: [HelpArticle] = sections.flatMap(\.articles) + entries

  private static let forms = LanguageForm.all.map { form in
    HelpArticle(
      words: [form.name], usage: form.usage, summary: form.summary, examples: form.examples)
  }

  private static let functions = Functions.all.map { function in
    HelpArticle(
      words: [function.name], usage: function.usage, summary: "Function: \(function.summary).",
      examples: [function.example])
  }

  private static let names = ReadOnlyName.all.map { name in
    HelpArticle(
      words: [name.name], usage: name.name,
      summary: "A name that is always there: \(name.summary).",
      examples: ["print \(name.name)"])
  }

  private static let metrics = Metrics.all.map { metric in
    HelpArticle(
      words: [metric.name], usage: metric.name,
      summary: "A metric that evaluate computes: \(metric.summary)",
      examples: ["print \(metric.name)"])
  }

  // MARK: Words and options

  private struct Occurrence {
    let argument: ArgumentInfo
    let topic: Topic
    let path: [String]
  }

  /// Every argument of every command and entry.
  private static let occurrences: [Occurrence] = Commands.all.flatMap { kind in
    let topics = [(kind.topic, [String]())] + kind.topic.entries.map { ($0, [kind.name]) }
    return topics.flatMap { topic, path in
      topic.arguments.map { Occurrence(argument: $0, topic: topic, path: path) }
    }
  }

  /// Every fixed word with what it means in each argument, except `on` and `off`.
  private static let words: [HelpArticle] = {
    var seen: Set<Choice> = []
    var articles: [HelpArticle] = []
    for occurrence in occurrences {
      for choice in occurrence.argument.form.words where seen.insert(choice).inserted {
        articles.append(
          HelpArticle(
            words: [choice.name], usage: choice.written,
            summary: "\(occurrence.argument.name.capitalizedFirst): \(choice.summary)",
            examples: example(of: choice).map { [$0] } ?? []))
      }
    }
    return articles
  }()

  /// An example of a command that has another word in its place, with this one.
  private static func example(of choice: Choice) -> String? {
    for occurrence in occurrences {
      let choices = occurrence.argument.form.words
      guard choices.contains(choice) else { continue }
      for example in occurrence.topic.examples {
        var words = example.split(separator: " ").map { String($0) }
        let place = words.lastIndex { word in choices.contains { $0.name == word } }
        guard let place, place > 0 else { continue }
        words[place] = choice.sample
        return words.joined(separator: " ")
      }
    }
    return nil
  }

  /// The names of all options.
  package static let optionNames: [String] = {
    var seen: Set<String> = []
    return occurrences.map(\.argument).filter(\.isOption).map(\.name).filter {
      seen.insert($0).inserted
    }
  }()

  /// What an option means to each that has it; `nil` where none has.
  static func option(_ name: String) -> HelpArticle? {
    let found = occurrences.filter { $0.argument.isOption && $0.argument.name == name }
    guard !found.isEmpty else { return nil }
    let rows = found.map { occurrence in
      let row = HelpArticle.Row(occurrence.argument)
      let owner = (occurrence.path + [occurrence.topic.name]).joined(separator: " ")
      return HelpArticle.Row(term: "\(owner) … \(row.term)", explanation: row.explanation)
    }
    return HelpArticle(
      words: [name], usage: "\(name) \(found[0].argument.placeholder)",
      summary: "An option of these; help tells more of each.",
      lists: [.init(title: "In", rows: rows)])
  }
}
