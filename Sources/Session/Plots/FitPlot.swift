import Datasets
import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// `plot fit [train|test|validation]`: the numbers a network answers beside those of the data.
struct FitPlot: PlotSubject {
  var part: Part?

  static let spec = Spec<FitPlot>(
    "fit",
    "Numbers the network learnt: the fitted curve over one feature, else predicted by actual.",
    [.evaluatedPart(\.part)],
    examples: ["data line", "layer dense out", "train", "plot fit", "plot fit train"])

  /// The most rows that are drawn.
  private static let rowLimit = 1000
  private static let steps = 200

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    try checkHasNumbers(part)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let part = try EvaluatedPart(part, interpreter)
    try checkHasNumbers(part)
    guard case .numbers(let results) = try part.outcomes(interpreter).results else {
      throw .evaluationInterrupted
    }
    let shown = PlottedRows(
      among: [Int32](results.columns.first?.actual.indices.map { Int32($0) } ?? []),
      limit: Self.rowLimit, what: "rows")
    let feature = part.onlyFeature
    let curve = try feature.map { (column) throws(Diagnostic) in
      try fitted(over: column, part, interpreter)
    }
    var figures: [Figure] = []
    for (place, name) in part.names.enumerated() where place < results.columns.count {
      let column = results.columns[place]
      let note = figureNote(Metrics.measured(column).facts, shown.note)
      if let feature, let curve {
        let points = shown.rows.map { row in
          Point(part.value(of: feature, row), column.actual[Int(row)])
        }
        figures.append(
          .chart(
            Chart(
              "\(name) by \(feature.name): \(part.title)", x: Axis(feature.name), y: Axis(name),
              series: [
                Chart.Series("data", points, as: .points), Chart.Series("fit", curve[place]),
              ], note: note)))
      } else {
        figures.append(.chart(predicted(name, column, shown.rows, part.title, note)))
      }
    }
    return figures.count == 1 ? figures[0] : .panels(Panels("fit: \(part.title)", figures))
  }

  private func checkHasNumbers(_ part: EvaluatedPart) throws(Diagnostic) {
    guard !part.preparation.classNames.isEmpty else { return }
    throw Diagnostic(
      "plot.classes", "'\(part.dataset.name)' has classes to learn, and no numbers",
      argument: "subject",
      hint: "see what is taken for what: plot confusion; or where: plot boundary")
  }

  /// What the network answers along a feature, a curve for each target.
  private func fitted(
    over feature: Column, _ part: EvaluatedPart, _ interpreter: Interpreter
  ) throws(Diagnostic) -> [[Point]] {
    guard case .columns(let columns) = part.preparation.features, let column = columns.first
    else { return [] }
    let range = feature.room(by: 0.02)
    let step = (range.upperBound - range.lowerBound) / Double(Self.steps)
    let places = (0...Self.steps).map { Float(range.lowerBound + Double($0) * step) }
    let oracle = try Oracle(interpreter)
    let outputs = try oracle.outputs(
      for: places.map { column.input(Double($0)) }, count: places.count)
    let width = outputs.count / places.count
    var curves = [[Point]](repeating: [], count: width)
    for (row, x) in places.enumerated() {
      let values = oracle.preparation.ownUnits(Array(outputs[row * width..<(row + 1) * width]))
      for (place, value) in values.enumerated() { curves[place].append(Point(Double(x), value)) }
    }
    return curves
  }

  /// Predictions by what they should be, about the line on which they would be right.
  private func predicted(
    _ name: String, _ column: NumberResults.Column, _ rows: [Int32], _ title: String,
    _ note: String?
  ) -> Chart {
    let points = rows.map { Point(column.actual[Int($0)], column.predicted[Int($0)]) }
    let ends = points.flatMap { [$0.x, $0.y] }.filter(\.isFinite)
    let (least, greatest) = (ends.min() ?? 0, ends.max() ?? 1)
    return Chart(
      "\(name): \(title)", x: Axis("actual \(name)"), y: Axis("predicted \(name)"),
      series: [
        Chart.Series("right", [Point(least, least), Point(greatest, greatest)], as: .reference),
        Chart.Series("rows", points, as: .points),
      ], note: note)
  }
}

extension EvaluatedPart {
  /// The feature, where there is but one and it is a number.
  fileprivate var onlyFeature: Column? {
    guard case .columns(let columns) = dataset.features, columns.count == 1,
      columns[0].kind.isNumber
    else { return nil }
    return columns[0]
  }

  /// The value of a feature in a row of the part, from 0.
  fileprivate func value(of feature: Column, _ row: Int32) -> Double {
    Double(feature.numbers[Int(dataRows[Int(row)])])
  }
}

extension [Metric] {
  /// `mae 0.1234 · r2 0.981`.
  fileprivate var facts: String {
    filter { ["mae", "r2"].contains($0.name) }.map { "\($0.name) \($0.measure.valueText)" }
      .joined(separator: " · ")
  }
}
