import Network
import OrderedCollections
import Specification
import Syntax

/// The names that a value can begin with, and the words that a statement can.
extension Scope {
  /// Variables, names that are always there, functions, constants.
  var values: [Offer] {
    names + Keyword.constants.map { Offer($0, "a value") } + [
      Offer("not", "turns a boolean around")
    ]
  }

  /// Variables, names that are always there, functions.
  var names: [Offer] {
    variables + measures
      + Functions.all.map { Offer($0.name + "(", "\($0.usage): \($0.summary)", isWhole: false) }
  }

  var variables: [Offer] {
    let session = facts.session.variables.sorted { $0.key < $1.key }
    return bound.sorted().map { Offer($0, "bound in this text") }
      + session.filter { !bound.contains($0.key) }.map { Offer($0.key, $0.value.glimpse) }
  }

  private var measures: [Offer] {
    let found = facts.session.model?.measures.keys ?? []
    let metrics = Metrics.all.filter { found.contains($0.name) }
    var offers = ReadOnlyName.all.map { Offer($0.name, $0.summary) }
    for metric in metrics where !ReadOnlyName.all.contains(where: { $0.name == metric.name }) {
      offers.append(Offer(metric.name, metric.summary))
    }
    return offers
  }

  /// Built-in commands and those of the user.
  var commands: [Offer] {
    let session = facts.session.definitions.filter { definitions[$0.key] == nil }
    return Self.verbs
      + definitions.keys.sorted().map {
        Offer($0, ([$0] + (definitions[$0] ?? [])).joined(separator: " "))
      }
      + session.values.map { Offer($0.name.text, $0.usage) }.sorted { $0.word < $1.word }
  }

  private static let verbs = Commands.all.map { Offer($0.name, $0.summary) }

  /// The words that begin the language's own forms.
  static let forms = Keyword.statements.map { Offer($0, HelpPage.summaries[$0] ?? "") }
}

extension Value {
  /// What a short line can say of it.
  fileprivate var glimpse: String {
    switch self {
    case .number, .boolean: "= \(written)"
    case .text(let text) where text.utf8.count < 40: "= \(written)"
    default: kind
    }
  }
}
