import Datasets
import Diagnostics
import Network
import Reports
import Specification

/// `plot precision_recall [train|test|validation]`: precision against recall of each class.
struct PrecisionRecallPlot: PlotSubject {
  var part: Part?

  static let spec = Spec<PrecisionRecallPlot>(
    "precision_recall",
    "Precision against recall as the threshold moves, with the average precision of each class.",
    [.evaluatedPart(\.part)],
    examples: ["layer dense out", "train", "plot precision_recall"])

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    try ClassCurves.check(part, for: Self.spec.name, interpreter)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let curves = try ClassCurves(part, for: Self.spec.name, interpreter)
    var series: [Chart.Series] = []
    // What a network that knows nothing comes to differs from class to class.
    if curves.curves.count == 1, let share = curves.curves.first?.curve.positiveShare {
      series.append(
        Chart.Series("chance", [Point(0, share), Point(1, share)], as: .reference))
    }
    for (name, curve) in curves.curves {
      let precision = NumberText.ratio(curve.averagePrecision)
      series.append(Chart.Series("\(name) · AP \(precision)", points(of: curve)))
    }
    return .chart(
      Chart(
        "precision and recall: \(curves.title)", x: Axis("recall"), y: Axis("precision"),
        series: series, note: curves.note))
  }

  private func points(of curve: ThresholdCurve) -> [Point] {
    curve.precisions.map { Point($0.recall, $0.precision) }
  }
}
