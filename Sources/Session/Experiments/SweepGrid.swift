import Diagnostics
import Specification
import Syntax

/// What a `sweep` goes over: names with their values, every one with every other.
struct SweepGrid {
  struct Axis {
    let name: Name
    let values: [Value]
  }

  let axes: [Axis]

  /// The most runs of one sweep.
  private static let limit = 10_000

  init(_ settings: [Setting], _ interpreter: Interpreter) throws(Diagnostic) {
    var axes: [Axis] = []
    var count = 1
    for setting in settings {
      try interpreter.checkBindable(setting.name)
      guard !axes.contains(where: { $0.name.text == setting.name.text }) else {
        throw Diagnostic(
          "sweep.twice", "'\(setting.name.text)' is given twice", at: setting.name.span,
          hint: "put all its values into one list")
      }
      let values = try interpreter.values(of: setting)
      count = count.multipliedReportingOverflow(by: values.count).partialValue
      guard (1...Self.limit).contains(count), values.count <= Self.limit else {
        throw Diagnostic(
          "sweep.size", "these are more than \(counted(Self.limit, "run"))",
          at: setting.values.expression.span, hint: "take fewer values")
      }
      axes.append(Axis(name: setting.name, values: values))
    }
    self.axes = axes
  }

  var names: [String] { axes.map(\.name.text) }

  /// The values of each run, in the order of the names; those of the last name change first.
  var points: [[Value]] {
    var points: [[Value]] = [[]]
    for axis in axes { points = points.flatMap { point in axis.values.map { point + [$0] } } }
    return points
  }
}

extension Interpreter {
  /// The values that a name goes over; a word of the language, such as `relu`, stands for itself.
  fileprivate func values(of setting: Setting) throws(Diagnostic) -> [Value] {
    let (expression, source) = (setting.values.expression, setting.values.source)
    var values: [Value] = []
    if case .list(let elements) = expression.kind {
      for element in elements { values.append(try wordOrValue(element, in: source)) }
    } else {
      let found = try value(of: expression, in: source)
      switch found {
      case .list, .range: values = try elements(of: found, at: expression.span, wanted: "sweep")
      default:
        throw Diagnostic(
          "sweep.values", "'\(setting.name.text)' needs a list of values, not \(found.kind)",
          at: expression.span, hint: "write \(setting.name.text) [1 2 3]")
      }
    }
    guard !values.isEmpty else {
      throw Diagnostic(
        "sweep.values", "'\(setting.name.text)' has no values", at: expression.span,
        hint: "write \(setting.name.text) [1 2 3]")
    }
    return values
  }

  private func wordOrValue(_ element: Expression, in source: SourceText) throws(Diagnostic) -> Value
  {
    if case .name(let word) = element.kind, !isBound(word), HelpIndex.isWord(word) {
      return .text(word)
    }
    return try value(of: element, in: source)
  }
}

extension HelpIndex {
  private static let fixedWords: Set<String> = Set(
    Commands.all.flatMap { kind in
      let topics = [kind.topic] + kind.topic.entries
      return topics.flatMap { $0.arguments.flatMap { $0.form.words.map(\.name) } }
        + kind.topic.entries.map(\.name)
    })

  /// Whether a word stands for itself in an argument: `relu`, `adam`, `standard`.
  static func isWord(_ word: String) -> Bool {
    fixedWords.contains(word) && !ReadOnlyName.all.contains { $0.name == word }
  }
}
