import Datasets
import Diagnostics
import Network
import Specification

/// A curve for each class against all others; of two classes, for the positive one.
struct ClassCurves {
  let title: String
  private(set) var curves: [(name: String, curve: ThresholdCurve)] = []
  /// Which classes have none.
  private(set) var note: String?

  /// The most curves in one figure, and the most points in each.
  private static let limit = 10
  private static let points = 500

  static func check(
    _ part: Part?, for subject: String, _ interpreter: Interpreter
  ) throws(Diagnostic) {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    _ = try part.classNames(for: subject, limit: Metrics.classLimit)
  }

  init(_ part: Part?, for subject: String, _ interpreter: Interpreter) throws(Diagnostic) {
    let part = try EvaluatedPart(part, interpreter)
    title = part.title
    let names = try part.classNames(for: subject, limit: Metrics.classLimit).map {
      // A class that is a number does not say that it is one.
      Double($0) == nil ? $0 : "\(part.preparation.targetNames.joined()) \($0)"
    }
    let results = try part.classResults(interpreter)
    let wanted = names.count == 2 ? [1] : Array(names.indices.prefix(Self.limit))
    var absent: [String] = []
    for place in wanted {
      if interpreter.host.isInterrupted() { throw .evaluationInterrupted }
      if let curve = ThresholdCurve(of: place, in: results) {
        curves.append((names[place], curve.thinned(to: Self.points)))
      } else {
        absent.append(names[place])
      }
    }
    guard !curves.isEmpty else { throw Self.nothing(results, absent) }
    note = figureNote(
      absent.isEmpty
        ? nil : "no curve for \(absent.joined(separator: ", ")): one kind of rows only",
      names.count > Self.limit ? "the first \(Self.limit) of \(names.count) classes" : nil)
  }

  private static func nothing(_ results: ClassResults, _ absent: [String]) -> Diagnostic {
    guard !results.scores.contains(where: \.isNaN) else {
      return Diagnostic(
        "plot.nan", "the network gives outputs that are not numbers",
        hint: "fill its weights anew: init")
    }
    return Diagnostic(
      "plot.onesided", "a curve needs rows of a class and rows of others", argument: "part",
      hint: "look at other rows: 'plot roc train'; or deal them out anew: split")
  }
}
