import Datasets
import Diagnostics
import Network
import Reports
import Specification

/// `plot confusion [train|test|validation]`: how often each class was taken for which.
struct ConfusionPlot: PlotSubject {
  var part: Part?

  static let spec = Spec<ConfusionPlot>(
    "confusion", "How often rows of each class were taken for each other.",
    [.evaluatedPart(\.part)],
    examples: ["layer dense out", "train", "plot confusion", "plot confusion train"])

  private static let classLimit = 100

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    _ = try part.classNames(for: Self.spec.name, limit: Self.classLimit)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let part = try EvaluatedPart(part, interpreter)
    let names = try part.classNames(for: Self.spec.name, limit: Self.classLimit)
    let results = try part.classResults(interpreter)
    let counts = ConfusionMatrix(results).counts.flatMap { $0 }
    return .confusion(ConfusionChart("confusion: \(part.title)", classes: names, counts: counts))
  }
}
