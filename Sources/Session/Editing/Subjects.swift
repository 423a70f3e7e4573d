import Datasets
import Network
import OrderedCollections
import Reports
import Specification
import Syntax

/// The names that words can mean at a place: columns, layers, networks, topics.
struct Subjects {
  private let scope: Scope
  private let trace: ArgumentTrace

  /// `trace` is of the command that the words belong to.
  init(_ scope: Scope, _ trace: ArgumentTrace) {
    self.scope = scope
    self.trace = trace
  }

  private var session: Session { scope.facts.session }

  /// What can be meant, but for files.
  func candidates(_ meaning: Meaning) -> [(name: String, summary: String)] {
    named(meaning.subject) + meaning.others.map { ($0.name, $0.summary) }
  }

  private func named(_ subject: Meaning.Subject) -> [(name: String, summary: String)] {
    switch subject {
    case .column: columns.map { ($0.name, $0.summary) }
    case .layer: layers
    case .outerLayer: outerLayers
    case .tensor: layers + tensors
    case .network: session.models.map { ($0.key, $0.value.network.headline) }
    case .topic: topics
    case .measure: measures.map { ($0, Metrics.formula(named: $0)?.summary ?? "") }
    case .metric: ChosenMeasure.all
    case .className: classes.map { ($0, "a class of the data in use") }
    case .cell: cells
    case .file, .newFile: []
    }
  }

  /// Whether a word surely means nothing.
  func lacks(_ word: String, _ meaning: Meaning) -> Bool {
    if meaning.others.contains(where: { $0.name == word }) { return false }
    switch meaning.subject {
    case .column: return lacksColumn(word)
    case .layer, .outerLayer: return knowsNetwork && !isLayer(word)
    case .tensor:
      return scope.network == nil && knowsNetwork && !isLayer(word)
        && session.model?.network.tensor(named: word) == nil
    case .network: return scope.session.map { $0.models[word] == nil } ?? false
    case .topic:
      return !HelpPage.summaries.keys.contains(word) && scope.parameters(of: word) == nil
        && (try? HelpPage.page([word], in: session)) == nil
    case .measure:
      guard let history = scope.session?.model?.history, !history.isEmpty else { return false }
      return history[word] == nil
    case .metric: return !ChosenMeasure.all.contains { $0.name == word }
    case .className, .cell, .file, .newFile: return false
    }
  }

  // MARK: Columns

  /// The columns of the file that the command names, else of the data in use.
  private var columns: [(name: String, summary: String)] {
    let named = fileColumns
    return named.isEmpty ? scope.facts.columns : named.map { ($0, "a column of the file") }
  }

  private var fileColumns: [String] {
    for part in trace.parts {
      if case .free(let meaning?, let path) = part.kind, meaning.isFile {
        return scope.facts.files.columns(of: path)
      }
    }
    return []
  }

  /// Without fixed words, such as those that say how the file is to be read, its columns are sure.
  private func lacksColumn(_ word: String) -> Bool {
    guard !trace.parts.contains(where: \.isWord), Int(word) == nil else { return false }
    let names = fileColumns
    return !names.isEmpty && !names.contains(word)
  }

  /// What can be the next value of a row: the levels of a category, or a number that is usual.
  private var cells: [(String, String)] {
    let columns = scope.facts.askedColumns
    guard columns.indices.contains(trace.parts.count) else { return [] }
    let column = columns[trace.parts.count]
    return switch column.rule {
    case .category(let levels, _): levels.map { ($0, "a \(column.name)") }
    case .boolean: ["false", "true"].map { ($0, column.name) }
    case .numeric(_, _, let mean):
      [(NumberText.short(mean), "the mean \(column.name) of the training rows")]
    case .text: []
    }
  }

  /// The classes to be learnt.
  private var classes: [String] {
    guard case .classes(_, let names)? = session.dataset?.target.values else { return [] }
    return names
  }

  // MARK: The network

  private var knowsNetwork: Bool { scope.session != nil }

  private var layers: [(String, String)] {
    if let sketch = scope.network { return sketch.layerNames.map { ($0, "") } }
    return session.model?.network.summary.flatMap(\.withInside).map { ($0.name, $0.sentence) } ?? []
  }

  private var outerLayers: [(String, String)] {
    if let sketch = scope.network { return sketch.outerLayerNames.map { ($0, "") } }
    return session.model?.network.summary.map { ($0.name, $0.sentence) } ?? []
  }

  /// By its name, or by its number from 1.
  private func isLayer(_ word: String) -> Bool {
    scope.network?.hasLayer(word) ?? ((try? session.model?.network.layer(word)) != nil)
  }

  private var tensors: [(String, String)] {
    guard let network = session.model?.network else { return [] }
    return network.tensorNames.map { ($0, network.tensor(named: $0)?.headline ?? "") }
  }

  /// What was measured in each epoch; before any, what always is.
  private var measures: [String] {
    let found = session.model?.history.keys.filter { !$0.hasPrefix("val_") } ?? []
    return found.isEmpty ? ["loss"] : Array(found)
  }

  // MARK: Topics

  /// After the name of a command with a catalog, its entries; else all there is.
  private var topics: [(String, String)] {
    for part in trace.parts {
      guard case .free(_, let word) = part.kind, let kind = Commands.byName[word] else { continue }
      return kind.topic.entries.map { ($0.name, $0.summary) }
    }
    let own = session.definitions.values.map { ($0.name.text, $0.usage) }
    return HelpPage.summaries.map { ($0.key, $0.value) } + own
  }
}

extension HelpPage {
  /// Everything that help knows by name, in its order, with a line each.
  static let summaries: OrderedDictionary<String, String> = {
    let known = HelpIndex.all.compactMap { article in
      article.words.last.map { ($0, article.summary) }
    }
    let summaries = Dictionary(known) { first, _ in first }
    return OrderedDictionary(names.map { ($0, summaries[$0] ?? "") }) { first, _ in first }
  }()
}
