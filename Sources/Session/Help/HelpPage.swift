import Diagnostics
import Network
import Specification
import Syntax

/// The pages of `help`, laid out as text.
package enum HelpPage {
  /// The widest first column.
  static let widestTerm = 34

  /// The shortest way from a table to a network that is kept, and what each step does.
  package static let firstSteps = [
    ("data \"houses.csv\" target price", "or a set that has a name: data iris"),
    ("network 16 8 relu", "two hidden layers; the data says what comes in and out"),
    ("train epochs 100 batch 16", "Ctrl-C ends it early, resume goes on"),
    ("evaluate", "on rows it has not seen"),
    ("save \"houses.safetensors\"", "load \"houses.safetensors\" brings it back"),
    ("predict 120", "a value for each column; predict alone says which"),
  ]

  /// All commands by group, with a line each.
  static func overview(_ session: Session) -> String {
    var lines = ["From a table to a network that is kept"]
    lines += columns(firstSteps.map { .init(term: $0, explanation: $1) })
    lines += [
      "", "A command is a verb and its arguments: train epochs 100 batch 16",
      "An expression at the start of a line shows its value: 2 * loss", "",
    ]
    for group in Commands.groups {
      lines.append(group.title)
      lines += columns(group.kinds.map { .init(term: $0.name, explanation: $0.summary) })
      lines.append("")
    }
    if !session.definitions.isEmpty {
      lines.append("Your own")
      lines += session.definitions.values.map(\.usage).sorted().map { "  " + $0 }
      lines.append("")
    }
    lines.append("The language")
    lines += columns(LanguageForm.all.map { .init(term: $0.usage, explanation: $0.summary) })
    lines += [
      "",
      "help train (or train ?) explains a command; help layer dense, help sqrt, help relu what it "
        + "can take.",
      "help notebooks is about Markdown files that run, help tutorial about lessons.",
      "help topics lists everything; apropos WORD searches it.",
    ]
    return lines.joined(separator: "\n")
  }

  /// The page of a topic: a command, an entry of its catalogs, a word, a function, a form.
  static func page(_ words: [String], in session: Session) throws(Diagnostic) -> String {
    if words == [topicsTopic] { return topics(session) }
    if words == [metricsTopic] { return metricsPage }
    if words == [NotebookHelp.name] { return NotebookHelp.page }
    let articles = articles(words)
    if !articles.isEmpty {
      let pages = articles.map(text) + (words == [Tutorial.spec.name] ? [lessons] : [])
      return pages.joined(separator: "\n\n")
    }
    if words.count == 1, let definition = session.definitions[words[0]] {
      return "\(definition.usage)\n\nA command of your own."
    }
    throw unknown(words)
  }

  /// A command first, then entries; else whatever else has the name.
  private static func articles(_ words: [String]) -> [HelpArticle] {
    let commands = HelpIndex.commandSections.flatMap(\.articles).filter { $0.words == words }
    guard commands.isEmpty else { return commands }
    let entries = HelpIndex.entries.filter {
      $0.words == words || words.count == 1 && $0.words.last == words[0]
    }
    guard entries.isEmpty else { return entries }
    let others = HelpIndex.all.filter { $0.words == words }
    guard others.isEmpty, words.count == 1 else { return others }
    return HelpIndex.option(words[0]).map { [$0] } ?? []
  }

  private static func unknown(_ words: [String]) -> Diagnostic {
    let isCommand = words.count > 1 && Commands.byName[words[0]] != nil
    let wrong = isCommand ? words[1] : words[0]
    let entries = isCommand ? Commands.byName[words[0]]?.topic.entries.map(\.name) ?? [] : names
    let isSentence = words.count > 1 && !isCommand
    return Diagnostic(
      "help.unknown", "there is no help on '\(wrong)'",
      hint: "type help topics for all topics, or apropos \(wrong) to search them",
      correction: isSentence ? nil : .nearest(to: wrong, among: entries))
  }

  /// Everything that help knows by name.
  package static var names: [String] {
    var seen: Set<String> = []
    let names = Commands.names + HelpIndex.all.compactMap(\.words.last) + HelpIndex.optionNames
    return (names + [metricsTopic, NotebookHelp.name, topicsTopic]).filter {
      seen.insert($0).inserted
    }
  }

  // MARK: Layout

  static func text(_ article: HelpArticle) -> String {
    var lines = [article.usage, "", article.summary]
    var lists = article.lists[...]
    if lists.first?.title == HelpArticle.argumentsTitle, let arguments = lists.popFirst() {
      lines += [""] + columns(arguments.rows)
    }
    // Before the catalogs, which may be long.
    if !article.examples.isEmpty {
      lines += ["", "Examples:"] + article.examples.map { "  " + $0 }
    }
    for list in lists { lines += ["", "\(list.title):"] + columns(list.rows) }
    return lines.joined(separator: "\n")
  }

  /// Two columns, the first as wide as its widest term up to a limit.
  package static func columns(_ rows: [HelpArticle.Row]) -> [String] {
    let width = min(rows.map(\.term.count).max() ?? 0, widestTerm)
    return rows.flatMap { row in
      let gap = String(repeating: " ", count: max(width - row.term.count, 0) + 2)
      let line = row.explanation.isEmpty ? "  \(row.term)" : "  \(row.term)\(gap)\(row.explanation)"
      return [line] + (row.detail.map { ["      \($0)"] } ?? [])
    }
  }

  // MARK: Collections

  private static let topicsTopic = "topics"
  private static let metricsTopic = "metrics"

  /// Every name that help knows, by what it is.
  private static func topics(_ session: Session) -> String {
    var lines = [
      "topics", "", "What help explains; an entry goes after its command: help layer dense.",
    ]
    for section in HelpIndex.commandSections {
      lines += ["", "\(section.title):"] + named(section.articles)
    }
    for kind in Commands.all where !kind.topic.entries.isEmpty {
      lines += [
        "", "After \(kind.name):", "  " + kind.topic.entries.map(\.name).joined(separator: ", "),
      ]
    }
    for section in HelpIndex.sections.dropFirst(Commands.groups.count) {
      lines += ["", "\(section.title):"] + named(section.articles)
    }
    lines += ["", "Options:", "  " + HelpIndex.optionNames.sorted().joined(separator: ", ")]
    return lines.joined(separator: "\n")
  }

  private static func named(_ articles: [HelpArticle]) -> [String] {
    var seen: Set<String> = []
    let names = articles.map(\.name).filter { seen.insert($0).inserted }
    return ["  " + names.joined(separator: ", ")]
  }

  /// What `evaluate` computes, by what there is to learn.
  private static var metricsPage: String {
    var (classes, numbers): ([HelpArticle.Row], [HelpArticle.Row]) = ([], [])
    for metric in Metrics.all {
      let row = HelpArticle.Row(term: metric.name, explanation: metric.summary)
      if case .classes = metric.computation { classes.append(row) } else { numbers.append(row) }
    }
    return
      (["metrics", "", "What evaluate computes; each is a name afterwards.", "", "Of classes:"]
      + columns(classes) + ["", "Of numbers:"] + columns(numbers)).joined(separator: "\n")
  }
}
