import Reports

/// Figures that are hard to draw: empty, not finite, of extreme size, with long or foreign names.
enum StressFigures {
  static let all: [(name: String, figure: Figure)] =
    charts + boundaries + bars + histograms + heatMaps + confusions + networks
    + [
      ("panels empty", .panels(Panels("none", []))),
      (
        "panels many",
        .panels(Panels("many", Array(repeating: .chart(SampleFigures.roc), count: 7)))
      ),
      (
        "panels nested",
        .panels(Panels("outer", [.panels(Panels("inner", [.chart(SampleFigures.loss)]))]))
      ),
    ]

  private static let long =
    "a name that goes on and on, far longer than anything has room for, and on"
  private static let foreign = "损失 <b>&\"x\"</b> é\u{1B}[31m \u{0}\u{FFFF}\nÅngström"
  private static let extremes: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1,
  ]

  // MARK: Kinds

  private static let charts: [(name: String, figure: Figure)] = [
    ("chart empty", chart([])), ("chart one point", chart([Point(3, 7)])),
    ("chart not finite", chart([Point(.nan, 1), Point(1, .infinity)])),
    ("chart equal", chart([Point(1, 5), Point(2, 5), Point(3, 5)])),
    ("chart extreme", chart(extremes.flatMap { x in extremes.map { Point(x, $0) } })),
    ("chart logarithmic", chart(extremes.map { Point($0, $0) }, .logarithmic)),
    ("chart tiny", chart([Point(1, 1e-300), Point(2, 3e-300)])),
    ("chart large offsets", chart([Point(1, 1e15), Point(2, 1e15 + 2)])),
    (
      "chart long names",
      .chart(
        Chart(
          long + long, x: Axis(long), y: Axis(long),
          series: (0..<40).map { Chart.Series("\(long) \($0)", values: [0, Double($0)]) },
          note: long + long + long + long + long + long))
    ),
    (
      "chart foreign names",
      .chart(
        Chart(
          foreign, x: Axis(foreign), y: Axis(foreign),
          series: [
            Chart.Series(foreign, values: [1, 2]),
            Chart.Series("b", [Point(1, 1)], as: .points),
          ], note: foreign))
    ),
    ("chart many", chart((0..<20_000).map { Point(Double($0), Double($0 % 97)) })),
  ]

  private static func chart(_ points: [Point], _ scale: Axis.Scale = .linear) -> Figure {
    .chart(
      Chart(
        "chart", x: Axis("x", scale), y: Axis("y", scale),
        series: [
          Chart.Series("line", points), Chart.Series("points", points, as: .points),
          Chart.Series("reference", points, as: .reference),
        ]))
  }

  private static let boundaries: [(name: String, figure: Figure)] = [
    ("boundary empty", boundary(columns: 0, rows: 0, .numbers([]))),
    ("boundary too short", boundary(columns: 9, rows: 9, .numbers([1, 2]))),
    (
      "boundary not finite",
      boundary(columns: 2, rows: 2, .numbers([.nan, .infinity, -.infinity, 1]))
    ),
    ("boundary all nan", boundary(columns: 1, rows: 1, .numbers([.nan]))),
    (
      "boundary unknown class",
      boundary(columns: 2, rows: 1, .classes([7, -1], confidence: [.nan, 3]))
    ),
  ]

  private static func boundary(
    columns: Int, rows: Int, _ answers: BoundaryMap.Answers
  ) -> Figure {
    .boundary(
      BoundaryMap(
        "boundary", x: Axis(long), y: Axis(foreign), from: Point(0, 0), to: Point(1, 1),
        columns: columns, rows: rows, answers: answers, classes: [long, foreign],
        data: extremes.map { BoundaryMap.Row(Point($0, 0.5), $0) }, note: long))
  }

  private static let bars: [(name: String, figure: Figure)] = [
    ("bars empty", .bars(BarChart("bars", axis: Axis("x"), bars: []))),
    ("bars extreme", .bars(extremeBars(.linear))),
    ("bars extreme logarithmic", .bars(extremeBars(.logarithmic))),
    ("bars zero", .bars(BarChart("bars", axis: Axis(""), bars: [.init("none", 0, spread: 0)]))),
    (
      "bars negative",
      .bars(
        BarChart(
          "bars", axis: Axis("x"), bars: [.init(long, -3, spread: 1, mark: long), .init("b", 2)]))
    ),
  ]

  private static func extremeBars(_ scale: Axis.Scale) -> BarChart {
    BarChart(
      long, axis: Axis(long, scale),
      bars: extremes.map { .init(foreign, $0, spread: $0, mark: long) }, note: foreign)
  }

  private static let histograms: [(name: String, figure: Figure)] = [
    ("histogram empty", .histogram(Histogram("histogram", axis: Axis("x"), distributions: []))),
    (
      "histogram extreme",
      .histogram(
        Histogram(
          long, axis: Axis(long),
          distributions: [
            .init(long, from: .nan, to: 1, counts: [1], note: long),
            .init(long, from: -1.7e308, to: 1.7e308, counts: [1, .max], note: long),
            .init(foreign, from: 1e300, to: 1e300, counts: [0, 0, 0]),
            .init("", from: 0, to: 1, counts: []),
          ]))
    ),
  ]

  private static let heatMaps: [(name: String, figure: Figure)] = [
    ("heat map empty", .heatMap(HeatMap("map", palette: .grey, tiles: []))),
    (
      "heat map not finite",
      .heatMap(
        HeatMap(
          "map", palette: .diverging,
          tiles: [.init("t", rows: 2, columns: 2, values: [.nan, .infinity, -.infinity, 0])],
          rowNames: [long, foreign], columnNames: [long, foreign], note: long))
    ),
    (
      "heat map too short",
      .heatMap(HeatMap("m", palette: .grey, tiles: [.init("t", rows: 5, columns: 5, values: [1])]))
    ),
    (
      "heat map large",
      .heatMap(
        HeatMap(
          "map", palette: .diverging, range: -1 ... -1,
          tiles: [.init("", rows: 20, columns: 1500, values: Array(repeating: 0.5, count: 30_000))])
      )
    ),
    (
      "heat map tall",
      .heatMap(
        HeatMap(
          "map", palette: .diverging,
          tiles: [.init("", rows: 300, columns: 1, values: (0..<300).map(Float.init))],
          rowNames: (0..<300).map { "row \($0)" }, columnNames: [long]))
    ),
    (
      "heat map many",
      .heatMap(
        HeatMap(
          "map", palette: .grey,
          tiles: (0..<60).map { .init("\(long) \($0)", rows: 3, columns: 1, values: [0, 1, 2]) }))
    ),
  ]

  private static let confusions: [(name: String, figure: Figure)] = [
    ("confusion empty", .confusion(ConfusionChart("c", classes: [], counts: []))),
    ("confusion too short", .confusion(ConfusionChart("c", classes: ["a", "b"], counts: [1]))),
    (
      "confusion extreme",
      .confusion(ConfusionChart(long, classes: [long, foreign], counts: [.max, .max, 0, 0]))
    ),
    (
      "confusion many",
      .confusion(
        ConfusionChart(
          "c", classes: (0..<100).map { "class \($0)" }, counts: Array(repeating: 12, count: 10_000)
        ))
    ),
  ]

  private static let networks: [(name: String, figure: Figure)] = [
    ("network empty", .network(NetworkDiagram("net", layers: []))),
    (
      "network not finite",
      .network(
        NetworkDiagram(
          long,
          layers: [
            .init(long, foreign, shape: long, units: 1),
            .init(
              foreign, long, shape: "3", units: 3, parameters: .max,
              weights: [.nan, .infinity, 0]),
          ]))
    ),
    (
      "network of zeros",
      .network(
        NetworkDiagram(
          "net",
          layers: [
            .init("a", "a", shape: "0", units: 0), .init("b", "b", shape: long, units: .max),
          ]))
    ),
  ]
}
