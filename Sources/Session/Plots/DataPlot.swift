import Datasets
import Diagnostics
import Reports
import Specification
import Tensors

/// `plot data [features …] [part train]`: the rows as points.
struct DataPlot: PlotSubject {
  var features: [String] = []
  var part: Part?

  static let spec = Spec<DataPlot>(
    "data", "The rows as points: classes over two features, or the target number over one.",
    [
      .option(
        \.features, "features", "What lies along the axes; the first numbers without it.",
        placeholder: "[A B]|A", meaning: .column),
      .option(\.part, "part", "Only rows of this part."),
    ],
    examples: ["plot data features [petal-length petal-width]", "plot data part test"])

  /// The most rows, and the most classes, that are drawn.
  private static let rowLimit = 2000
  private static let classLimit = 10

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try choice(interpreter.dataInUse())
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let dataset = try interpreter.dataInUse()
    let choice = try choice(dataset)
    let rows = try PlottedRows(part, of: dataset, limit: Self.rowLimit)
    switch dataset.target.values {
    case .classes(let codes, let names):
      return .chart(chart(dataset, choice, rows, codes, names))
    case .numbers(let columns):
      let charts = zip(dataset.target.names, columns).map { name, values in
        Figure.chart(chart(dataset, choice, rows, name, values))
      }
      return charts.count == 1 ? charts[0] : .panels(Panels(dataset.name, charts))
    case .tokens:
      throw Diagnostic(
        "plot.tokens", "'\(dataset.name)' is a text, and no points", hint: "look at it: head 3")
    }
  }

  /// Two features for classes, where there are two; else one.
  private func choice(_ dataset: Dataset) throws(Diagnostic) -> FeatureChoice {
    try FeatureChoice(
      features, count: dataset.axisCount(choosing: features), of: dataset, for: Self.spec.name)
  }

  private func chart(
    _ dataset: Dataset, _ choice: FeatureChoice, _ rows: PlottedRows, _ codes: [Int32],
    _ names: [String]
  ) -> Chart {
    let x = choice.columns[0]
    let y = choice.columns.count > 1 ? choice.columns[1] : nil
    let (across, up) = (x.numbers, y?.numbers)
    var clouds = [[Point]](repeating: [], count: names.count)
    for row in rows.rows {
      let code = Int(codes[Int(row)])
      // With one feature, each class lies on a line of its own.
      let height = up.map { Double($0[Int(row)]) } ?? Double(code + 1)
      clouds[code].append(Point(Double(across[Int(row)]), height))
    }
    let series = zip(names, clouds).prefix(Self.classLimit).map {
      Chart.Series($0, $1, as: .points)
    }
    let hidden =
      names.count > Self.classLimit
      ? "the first \(Self.classLimit) of \(names.count) classes" : nil
    return Chart(
      dataset.name, x: Axis(x.name),
      y: y.map { Axis($0.name) } ?? Axis(dataset.target.names.joined(), isWhole: true),
      series: series, note: figureNote(hidden, rows.note, choice.note))
  }

  private func chart(
    _ dataset: Dataset, _ choice: FeatureChoice, _ rows: PlottedRows, _ target: String,
    _ values: [Float]
  ) -> Chart {
    let x = choice.columns[0]
    let across = x.numbers
    let points = rows.rows.map { Point(Double(across[Int($0)]), Double(values[Int($0)])) }
    return Chart(
      dataset.name, x: Axis(x.name), y: Axis(target),
      series: [Chart.Series("rows", points, as: .points)],
      note: figureNote(rows.note, choice.note))
  }
}

extension Dataset {
  /// How many features a figure of the rows lays out.
  fileprivate func axisCount(choosing names: [String]) -> Int {
    guard !target.classNames.isEmpty, case .columns(let columns) = features else { return 1 }
    if names.count == 1 { return 1 }
    let numbers = columns.count { $0.kind.isNumber }
    return names.isEmpty && numbers < 2 ? 1 : 2
  }
}
