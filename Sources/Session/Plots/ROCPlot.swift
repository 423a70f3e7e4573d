import Datasets
import Diagnostics
import Network
import Reports
import Specification

/// `plot roc [train|test|validation]`: the receiver operating characteristic of each class.
struct ROCPlot: PlotSubject {
  var part: Part?

  static let spec = Spec<ROCPlot>(
    "roc", "True positives against false ones as the threshold moves, with the area under each.",
    [.evaluatedPart(\.part)],
    examples: ["layer dense out", "train", "plot roc", "plot roc train"])

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    try ClassCurves.check(part, for: Self.spec.name, interpreter)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let curves = try ClassCurves(part, for: Self.spec.name, interpreter)
    var series = [Chart.Series("chance", [Point(0, 0), Point(1, 1)], as: .reference)]
    for (name, curve) in curves.curves {
      series.append(
        Chart.Series("\(name) · AUC \(NumberText.ratio(curve.area))", points(of: curve)))
    }
    return .chart(
      Chart(
        "ROC: \(curves.title)", x: Axis("false positive rate"), y: Axis("true positive rate"),
        series: series, note: curves.note))
  }

  private func points(of curve: ThresholdCurve) -> [Point] {
    curve.rates.map { Point($0.falsePositive, $0.truePositive) }
  }
}
