import Specification

/// What help says about one thing, before it is laid out as a page or as Markdown.
package struct HelpArticle: Sendable {
  /// The words that find it: `layer dense`.
  package var words: [String]
  /// How it is written.
  package var usage: String
  package var summary: String
  package var lists: [List] = []
  /// Statements that run as they stand, after the ones before them.
  package var examples: [String] = []

  /// Terms with what they mean.
  package struct List: Sendable {
    package var title: String
    package var rows: [Row]
  }

  package struct Row: Sendable {
    package var term: String
    package var explanation: String
    /// More that stands under it.
    package var detail: String?

    package init(term: String, explanation: String, detail: String? = nil) {
      self.term = term
      self.explanation = explanation
      self.detail = detail
    }
  }

  package var name: String { words.joined(separator: " ") }

  /// Of the list that needs no title on a page, as it stands under the usage.
  static let argumentsTitle = "Arguments"
}

extension HelpArticle {
  /// Of a command, or of an entry of its catalogs, which takes the command's own options too.
  init(_ topic: Topic, after words: [String] = [], options: [ArgumentInfo] = []) {
    var whole = topic
    whole.arguments += options
    self.words = words + [topic.name]
    usage = whole.usage(after: words)
    summary = topic.summary
    examples = topic.examples
    if !whole.arguments.isEmpty {
      lists.append(List(title: Self.argumentsTitle, rows: whole.arguments.map(Row.init)))
    }
    for argument in whole.arguments {
      let entries = Self.rows(argument.entries())
      let choices = entries.isEmpty ? Self.rows(argument.form.words) : entries
      if !choices.isEmpty {
        lists.append(List(title: argument.name.capitalizedFirst, rows: choices))
      }
    }
  }

  /// Entries of a catalog with their own arguments, beside the name or, where one of them is wide,
  /// under it.
  private static func rows(_ entries: [Topic]) -> [Row] {
    let usages = entries.map { $0.usage() }
    let isWide = usages.contains { $0.count > HelpPage.widestTerm }
    return zip(entries, usages).map { entry, usage in
      guard isWide else { return Row(term: usage, explanation: entry.summary) }
      let name = entry.isNamed ? entry.name : entry.arguments.first?.placeholder ?? entry.name
      return Row(
        term: name, explanation: entry.summary, detail: usage == name ? nil : usage)
    }
  }

  /// The most words that are explained on the page of what takes them.
  private static let explainedWords = 10

  /// Fixed words with what they mean; of many only their names.
  private static func rows(_ choices: [Choice]) -> [Row] {
    guard choices.count > explainedWords,
      let first = choices.first(where: { $0.parameters.isEmpty })
    else { return choices.map { Row(term: $0.written, explanation: $0.summary) } }
    let names = choices.map(\.written).joined(separator: ", ")
    return [Row(term: names, explanation: "", detail: "help \(first.name) explains one of them.")]
  }
}

extension HelpArticle.Row {
  /// An argument with its default.
  init(_ argument: ArgumentInfo) {
    switch argument.role {
    case .option: term = "\(argument.name) \(argument.placeholder)"
    case .parameter: term = "(\(argument.name))"
    default: term = argument.placeholder
    }
    explanation = argument.summary
    if let fallback = argument.fallback, fallback != "[]" { explanation += " [\(fallback)]" }
  }
}

extension ArgumentForm {
  /// The fixed words, without those of a boolean.
  var words: [Choice] {
    switch self {
    case .words(let choices, _): choices
    case .list(let element): element.words
    default: []
    }
  }
}

extension Choice {
  /// The word with the names of its parameters: `leaky_relu(slope)`.
  var written: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map(\.name).joined(separator: ", ")))"
  }

  /// The word as it can be typed: with numbers where it cannot do without them.
  var sample: String {
    guard parameters.contains(where: { $0.fallback == nil }) else { return name }
    return "\(name)(\(parameters.map { ($0.fallback ?? 0.5).written }.joined(separator: ", ")))"
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
