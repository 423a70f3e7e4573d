import Diagnostics
import Network
import Specification
import Syntax

/// The pages of `help`, made from the catalogs.
package enum HelpPage {
  /// All commands by group, with a line each.
  static func overview(_ session: Session) -> String {
    var lines = [
      "A command is a verb and its arguments: train epochs 100 batch 16",
      "An expression at the start of a line shows its value: 2 * loss", "",
    ]
    for group in Commands.groups {
      lines.append(group.title)
      lines += columns(group.kinds.map { ($0.name, $0.summary) })
      lines.append("")
    }
    if !session.definitions.isEmpty {
      lines.append("Your own")
      lines += session.definitions.values.map(\.usage).sorted().map { "  " + $0 }
      lines.append("")
    }
    lines.append("The language")
    lines += columns(languageForms)
    lines += [
      "", "help train explains a command; help layer dense, help sqrt, help relu what it can take.",
    ]
    return lines.joined(separator: "\n")
  }

  /// The page of a topic: a command, an entry of its catalogs, a word, a function, a form.
  static func page(_ words: [String], in session: Session) throws(Diagnostic) -> String {
    let name = words.last ?? ""
    let path = Array(words.dropLast())
    let topics = topicPages(name, path)
    let pages = topics.isEmpty ? wordPages(name) : topics
    if !pages.isEmpty { return pages.joined(separator: "\n\n") }
    if let definition = session.definitions[name] {
      return "\(definition.usage)\n\nA command of your own."
    }
    throw Diagnostic(
      "help.unknown", "there is no help on '\(words.joined(separator: " "))'",
      hint: Suggestion.hint(for: name, among: names, else: "type help for all topics"))
  }

  /// Everything that help knows by name.
  package static var names: [String] {
    Commands.names + Commands.all.flatMap { $0.topic.entries.map(\.name) }
      + choices.map(\.1.name) + Functions.all.map(\.name) + languageForms.map { formName($0.0) }
      + ReadOnlyName.all.map(\.name) + Metrics.all.map(\.name) + [metricsTopic]
  }

  // MARK: Pages

  private static func topicPages(_ name: String, _ path: [String]) -> [String] {
    var pages: [String] = []
    for kind in Commands.all {
      if kind.name == name, path.isEmpty { pages.append(page(kind.topic, after: [])) }
      guard path.isEmpty || path == [kind.name] else { continue }
      for entry in kind.topic.entries where entry.name == name {
        pages.append(page(entry, after: [kind.name]))
      }
    }
    return pages
  }

  private static func page(_ topic: Topic, after words: [String]) -> String {
    var lines = [topic.usage(after: words), "", topic.summary]
    if !topic.arguments.isEmpty { lines.append("") }
    lines += columns(topic.arguments.map { (label($0), explanation($0)) })
    for argument in topic.arguments {
      let choices = argument.entries().map { ($0.name, $0.summary) } + argument.form.named
      guard !choices.isEmpty else { continue }
      lines += ["", "\(argument.name.capitalizedFirst):"] + columns(choices)
    }
    if !topic.examples.isEmpty { lines += ["", "Examples:"] + topic.examples.map { "  " + $0 } }
    return lines.joined(separator: "\n")
  }

  private static func label(_ argument: ArgumentInfo) -> String {
    switch argument.role {
    case .option: "\(argument.name) \(argument.placeholder)"
    case .parameter: "(\(argument.name))"
    default: argument.placeholder
    }
  }

  private static func explanation(_ argument: ArgumentInfo) -> String {
    guard let fallback = argument.fallback, fallback != "[]" else { return argument.summary }
    return "\(argument.summary) [\(fallback)]"
  }

  private static func wordPages(_ name: String) -> [String] {
    var pages: [String] = []
    if let function = Functions.byName[name] {
      pages.append("\(function.usage)\n\nFunction: \(function.summary).")
    }
    if let form = languageForms.first(where: { formName($0.0) == name }) {
      pages.append("\(form.0)\n\n\(form.1)")
    }
    if let readOnly = ReadOnlyName.all.first(where: { $0.name == name }) {
      pages.append("\(name)\n\nA name that is always there: \(readOnly.summary).")
    }
    if pages.isEmpty, let metric = Metrics.formula(named: name) {
      pages.append("\(name)\n\nA metric that evaluate computes: \(metric.summary)")
    }
    if name == metricsTopic { pages.append(metricsPage) }
    var seen: Set<Choice> = []
    for (argument, choice) in choices where choice.name == name {
      guard seen.insert(choice).inserted else { continue }
      pages.append("\(choice.written)\n\n\(argument.capitalizedFirst): \(choice.summary)")
    }
    return pages
  }

  private static let metricsTopic = "metrics"

  /// What `evaluate` computes, by what there is to learn.
  private static var metricsPage: String {
    var (classes, numbers): ([(String, String)], [(String, String)]) = ([], [])
    for metric in Metrics.all {
      let line = (metric.name, metric.summary)
      if case .classes = metric.computation { classes.append(line) } else { numbers.append(line) }
    }
    return
      (["metrics", "", "What evaluate computes; each is a name afterwards.", "", "Of classes:"]
      + columns(classes) + ["", "Of numbers:"] + columns(numbers)).joined(separator: "\n")
  }

  /// Every fixed word, with the argument it belongs to, except `on` and `off`.
  private static var choices: [(String, Choice)] {
    let topics = Commands.all.flatMap { [$0.topic] + $0.topic.entries }
    return topics.flatMap { topic in
      topic.arguments.flatMap { argument in argument.form.words.map { (argument.name, $0) } }
    }
  }

  /// The forms of the language itself.
  static let languageForms: [(String, String)] = [
    ("let NAME = VALUE", "Binds a value, or the result of a command: let r = train epochs 5"),
    ("if CONDITION { … } else { … }", "Runs one of two blocks."),
    ("for NAME in LIST { … }", "Runs a block for each element: for rate in [0.1 0.01] { … }"),
    ("repeat N { … }", "Runs a block N times."),
    ("while CONDITION { … }", "Runs a block as long as a condition holds."),
    ("break", "Leaves the loop."),
    ("continue", "Goes on with the loop's next turn."),
    ("def NAME a b=0.2 { … }", "Makes a command of your own, called as NAME 1 or NAME 1 b 0.5."),
    ("return VALUE", "Ends a command of your own with a result."),
  ]

  private static func formName(_ form: String) -> String {
    String(form.prefix { $0 != " " })
  }

  /// Two columns, the first as wide as its widest cell up to 30.
  private static func columns(_ rows: [(String, String)]) -> [String] {
    let width = min(rows.map(\.0.count).max() ?? 0, 30)
    return rows.map { row in
      let gap = String(repeating: " ", count: max(width - row.0.count, 0) + 2)
      return row.1.isEmpty ? "  \(row.0)" : "  \(row.0)\(gap)\(row.1)"
    }
  }
}

extension ArgumentForm {
  /// The fixed words, without those of a boolean.
  fileprivate var words: [Choice] {
    switch self {
    case .words(let choices, _): choices
    case .list(let element): element.words
    default: []
    }
  }

  fileprivate var named: [(String, String)] { words.map { ($0.written, $0.summary) } }
}

extension Choice {
  /// The word with the names of its parameters: `leaky_relu(slope)`.
  fileprivate var written: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map(\.name).joined(separator: ", ")))"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
