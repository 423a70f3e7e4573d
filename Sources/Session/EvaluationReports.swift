import Network
import OrderedCollections
import Reports

// What `evaluate` and `confusion` show, and the records they give.

extension EvaluatedPart.Results {
  /// Every metric that is defined.
  var metrics: [Metric] {
    switch self {
    case .classes(let results): Metrics.measured(results)
    case .numbers(let results): Metrics.measured(results)
    }
  }

  /// Whether precision, recall and f1 are those of one of two classes.
  var hasPositiveClass: Bool {
    if case .classes(let results) = self { results.classCount == 2 } else { false }
  }

  /// What is known of each class, or of each of several target columns.
  func details(_ names: [String]) -> OrderedDictionary<String, Value> {
    switch self {
    case .classes(let results):
      var details: OrderedDictionary<String, Value> = ["classes": results.record(names)]
      if results.classCount <= Metrics.classLimit {
        details["confusion"] = ConfusionMatrix(results).value
      }
      return details
    case .numbers(let results):
      guard results.columns.count > 1 else { return [:] }
      let columns = zip(names, results.columns).map { ($0, Metrics.measured($1).record) }
      return ["columns": .record(OrderedDictionary(columns) { first, _ in first })]
    }
  }

  /// The same as a table, unless it would be a long one or say nothing new.
  func table(_ names: [String]) -> Table? {
    guard (2...Self.shownLines).contains(names.count) else { return nil }
    switch self {
    case .classes(let results): return results.table(names)
    case .numbers(let results): return results.table(names)
    }
  }

  private static let shownLines = 20
}

extension [Metric] {
  fileprivate var record: Value {
    .record(OrderedDictionary(map { ($0.name, .number($0.value)) }) { first, _ in first })
  }

  /// The metrics of a line below that of the loss, without what that line says already.
  func facts(beside shown: [Measure]) -> [Fact] {
    var facts: [Fact] = []
    for metric in self where !metric.isHidden {
      let measure = metric.measure
      let isKnown = shown.contains {
        $0.name == measure.name || $0.name == "loss" && $0.valueText == measure.valueText
      }
      if !isKnown { facts.append(.measure(measure)) }
    }
    return facts
  }
}

extension Metric {
  /// Macro averages stand in the record alone; so does a mape that a target of 0 has blown up.
  fileprivate var isHidden: Bool {
    name.hasPrefix("macro_") || name == "mape" && value > 1e6
  }
}

extension ClassResults {
  fileprivate func record(_ names: [String]) -> Value {
    var classes: OrderedDictionary<String, Value> = [:]
    for (name, (counts, area)) in zip(names, zip(counts, areas)) {
      var fields: OrderedDictionary<String, Value> = [
        "precision": .number(counts.precision), "recall": .number(counts.recall),
        "f1": .number(counts.f1),
      ]
      if let area { fields["auc"] = .number(area) }
      fields["rows"] = .number(Double(counts.actual))
      classes[name] = .record(fields)
    }
    return .record(classes)
  }

  fileprivate func table(_ names: [String]) -> Table {
    let titles = ["precision", "recall", "f1", "rows"].map { Table.Column($0, .right) }
    let rows = zip(names, counts).map { name, counts in
      [name] + [counts.precision, counts.recall, counts.f1].map { NumberText.ratio($0) }
        + [NumberText.count(counts.actual)]
    }
    return Table(columns: [.init("class")] + titles, rows: rows)
  }
}

extension NumberResults {
  fileprivate func table(_ names: [String]) -> Table {
    let metrics = columns.map { Metrics.measured($0) }
    let titles = metrics.first?.map(\.name) ?? []
    let rows = zip(names, metrics).map { name, metrics in
      [name] + metrics.map(\.measure.valueText)
    }
    return Table(
      columns: [.init("column")] + titles.map { Table.Column($0, .right) }, rows: rows)
  }
}

extension ConfusionMatrix {
  var value: Value {
    .list(counts.map { row in .list(row.map { .number(Double($0)) }) })
  }

  func table(_ names: [String], title: String) -> Table {
    let columns = names.map { Table.Column($0, .right) }
    let rows = zip(names, counts).map { name, row in [name] + row.map { NumberText.count($0) } }
    return Table(title, columns: [.init("actual")] + columns, rows: rows)
  }
}
