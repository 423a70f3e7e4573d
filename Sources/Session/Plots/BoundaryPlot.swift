import Datasets
import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// `plot boundary [features [A B]] [part train]`: what the network answers all over a plane.
struct BoundaryPlot: PlotSubject {
  var features: [String] = []
  var part = Part.train

  static let spec = Spec<BoundaryPlot>(
    "boundary", "What the network answers all over the plane of two features, with rows on top.",
    [
      .option(
        \.features, "features",
        "The two features along the axes; the others are held at their mean.",
        placeholder: "[A B]", meaning: .column),
      .option(\.part, "part", "Which rows are drawn on top."),
    ],
    examples: [
      "layer dense 16 relu", "layer dense out", "train",
      "plot boundary features [petal-length petal-width]", "plot boundary part test",
    ])

  /// The most rows that are drawn on top.
  private static let rowLimit = 1000

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try plane(interpreter)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let plane = try plane(interpreter)
    let rows = try PlottedRows(part, of: plane.dataset, limit: Self.rowLimit)
    let answers = try plane.answers(isInterrupted: interpreter.host.isInterrupted)
    let samples = try plane.oracle.preparation.samples(of: plane.dataset, rows: rows.rows)
    let note = figureNote(
      plane.note, rows.note, plane.oracle.network.epoch == 0 ? "not trained yet" : nil)
    var maps: [Figure] = []
    for (place, name) in plane.targets.enumerated() {
      let marks = plane.rows(rows.rows, plane.values(of: samples.targets, rows.rows, place))
      maps.append(.boundary(plane.map(of: name, answers[place], marks, note)))
    }
    return maps.count == 1 ? maps[0] : .panels(Panels("network answers", maps))
  }

  private func plane(_ interpreter: Interpreter) throws(Diagnostic) -> AnsweredPlane {
    let oracle = try Oracle(interpreter)
    let dataset = try interpreter.dataInUse()
    let choice = try FeatureChoice(features, count: 2, of: dataset, for: Self.spec.name)
    return try AnsweredPlane(oracle, dataset, choice)
  }
}
