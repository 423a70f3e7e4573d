import Reports

/// Figures that nobody would draw on purpose, and that must be drawn or refused all the same.
enum AbsurdFigures {
  static let all: [(name: String, figure: Figure)] =
    charts + maps + bars + histograms + heatMaps + confusions + networks + panels

  static let numbers: [Double] = [
    .nan, .infinity, -.infinity, 0, 1e300, -1e300, 1.7e308, -1.7e308, 1e-300,
    .leastNonzeroMagnitude, 1, 1,
  ]

  private static let charts: [(String, Figure)] = [Axis.Scale.linear, .logarithmic].flatMap {
    scale -> [(String, Figure)] in
    let axis = Axis("value", scale)
    func chart(_ name: String, _ points: [Point], _ form: Chart.Series.Form) -> (String, Figure) {
      let series = Chart.Series("a", points, as: form)
      return (
        "\(name) \(scale) \(form)", .chart(Chart(name, x: axis, y: axis, series: [series]))
      )
    }
    return [Chart.Series.Form.line, .points, .reference].flatMap { form in
      [
        chart("no points", [], form), chart("one point", [Point(3, 3)], form),
        chart("equal points", [Point(2, 5), Point(2, 5)], form),
        chart("tiny to huge", [Point(1e-300, 1e-300), Point(1e300, 1e300)], form),
        chart("any", numbers.flatMap { x in numbers.map { Point(x, $0) } }, form),
        chart("close", [Point(1, 1), Point(1 + 1e-15, 1e15), Point(1, 1e15 + 2)], form),
      ]
    } + [
      (
        "many series",
        .chart(
          Chart(
            "many series", x: axis, y: axis,
            series: (1...100).map { .init("series number \($0)", values: [Double($0), 2]) }))
      )
    ]
  }

  private static func map(
    _ name: String, classes: [String], answers: BoundaryMap.Answers, size: (Int, Int) = (2, 2),
    from lower: Point = Point(0, 0), to upper: Point = Point(1, 1)
  ) -> (String, Figure) {
    let data = numbers.map { BoundaryMap.Row(Point(0.5, $0), $0) } + [.init(Point(0.5, 0.5), 1e18)]
    return (
      "map \(name)",
      .boundary(
        BoundaryMap(
          name, x: Axis("x", .logarithmic), y: Axis("y"), from: lower, to: upper, columns: size.0,
          rows: size.1, answers: answers, classes: classes, data: data))
    )
  }

  private static let maps = [
    map("no classes", classes: [], answers: .classes([0, 0, 0, 0], confidence: [])),
    map("no fields", classes: ["a"], answers: .classes([], confidence: []), size: (0, 0)),
    map("too few fields", classes: ["a"], answers: .numbers([1]), size: (2, 2)),
    map("too many fields", classes: ["a"], answers: .numbers([1]), size: (.max, 2)),
    map(
      "one class", classes: ["鸢尾花的一种非常长的名字"],
      answers: .classes([0, 0, 0, 0], confidence: [.nan, .infinity, -1, 2])),
    map(
      "unknown classes", classes: ["a", "b"],
      answers: .classes([-1, .max, .min, 7], confidence: [1, 1, 1, 1])),
    map(
      "a hundred classes", classes: (0..<100).map { "class \($0)" },
      answers: .classes((0..<100).map { Int32($0) }, confidence: []), size: (10, 10)),
    map("no numbers", classes: [], answers: .numbers([.nan, .nan, .nan, .nan])),
    map(
      "absurd numbers", classes: ["y"],
      answers: .numbers([.infinity, -3e38, 3e38, .leastNonzeroMagnitude])),
    map("equal numbers", classes: ["y"], answers: .numbers([4, 4, 4, 4])),
    map(
      "a point", classes: ["y"], answers: .numbers([4, 4, 4, 4]), from: Point(3, 3), to: Point(3, 3)
    ),
    map(
      "no end", classes: ["y"], answers: .numbers([4, 4, 4, 4]), to: Point(.infinity, .nan)),
    map(
      "everything", classes: ["y"], answers: .numbers([1, 2, 3, 4]),
      from: Point(-1.7e308, -1.7e308),
      to: Point(1.7e308, 1.7e308)),
  ]

  private static let bars: [(String, Figure)] = [Axis.Scale.linear, .logarithmic].flatMap {
    scale -> [(String, Figure)] in
    let all = numbers.flatMap { value in
      numbers.map { BarChart.Bar("a bar", value, spread: $0, mark: "remarkable in all ways") }
    }
    let some: [[BarChart.Bar]] = [
      all, [], [.init("", .nan)], [.init("x", 0)], [.init("x", -3), .init("y", -3)],
      [.init("x", 1e-300), .init("y", 1e300)],
      numbers.map { .init(String(repeating: "名", count: 60), $0) },
    ]
    return some.enumerated().map { index, bars in
      let chart = BarChart("bars", axis: Axis("n", scale), bars: bars)
      return ("bars \(index) \(scale)", Figure.bars(chart))
    }
  }

  private static let histograms: [(String, Figure)] = [
    [], [.init("nothing", from: 0, to: 1, counts: [])],
    [.init("zeros", from: 0, to: 1, counts: [0, 0])],
    [.init("huge", from: -1.7e308, to: 1.7e308, counts: [.max, .max, -5, 1])],
    [.init("many", from: 0, to: 1, counts: [Int](repeating: .max / 2, count: 1000))],
    [
      .init("no ends", from: .nan, to: .infinity, counts: [1]),
      .init("a", from: 3, to: 3, counts: [1]),
    ],
    (0..<100).map { .init("layer \($0)", from: 1e-300, to: 1e300, counts: [$0], note: "note") },
  ].enumerated().map { (index, distributions) in
    (
      "histogram \(index)",
      .histogram(
        Histogram("weights", axis: Axis("weight", .logarithmic), distributions: distributions))
    )
  }

  private static let heatMaps: [(String, Figure)] = [HeatMap.Palette.diverging, .grey].flatMap {
    palette -> [(String, Figure)] in
    let huge: [Float] = [3e38, -3e38, .nan, .infinity, -.infinity, 0]
    let tiles: [[HeatMap.Tile]] = [
      [], [.init("", rows: 0, columns: 0, values: [])],
      [.init("", rows: .max, columns: 3, values: [])],
      [.init("few", rows: 2, columns: 2, values: [1])],
      [.init("huge", rows: 2, columns: 3, values: huge)],
      [.init("not numbers", rows: 1, columns: 1, values: [.nan])],
      [.init("zeros", rows: 2, columns: 2, values: [0, 0, 0, 0])],
      [.init("wide", rows: 1, columns: 5000, values: [Float](repeating: 1, count: 5000))],
      [.init("tall", rows: 5000, columns: 1, values: [Float](repeating: 1, count: 5000))],
      (0..<1000).map { .init("鞋 \($0)", rows: 3, columns: 3, values: huge + [1, 2, 3]) },
      [
        .init("wide", rows: 1, columns: 500, values: [Float](repeating: 1, count: 500)),
        .init("tall", rows: 500, columns: 1, values: [Float](repeating: 1, count: 500)),
      ],
    ]
    return tiles.enumerated().map { index, tiles in
      let map = HeatMap("map", palette: palette, tiles: tiles, rowNames: ["a", "b"])
      return ("heat map \(index) \(palette)", Figure.heatMap(map))
    }
  }

  private static let confusions: [(String, Figure)] = [
    ([], []), (["a"], []), (["a"], [0]), (["a"], [5]), (["a", "b"], [.max, .max, .max, .max]),
    (["a", "b"], [1, -1, 0, 0]), (["山鸢尾", "变色鸢尾"], [3, 0, 1, 2]),
    (
      (0..<100).map { "class \($0)" },
      (0..<10000).map { $0 % 101 == 0 ? 90 : $0 % 7 == 0 ? 1 : 0 }
    ),
    ((0..<25).map { "a class of a long name \($0)" }, (0..<625).map { $0 % 5 }),
  ].enumerated().map { (index, chart) in
    (
      "confusion \(index)",
      .confusion(ConfusionChart("confusion", classes: chart.0, counts: chart.1))
    )
  }

  private static let networks: [(String, Figure)] = [
    [], [.init("input", "", shape: "", units: 0)],
    [
      .init("input", "", shape: "1", units: 1),
      .init("dense1", "", shape: "1", units: 1, parameters: .max, weights: [.nan]),
      .init("dense2", "", shape: "1", units: 1, parameters: .max, weights: [.infinity]),
    ],
    [
      .init("input", "", shape: "", units: .max),
      .init("dense1", "", shape: "", units: .max, parameters: 1, weights: [1]),
    ],
    (0..<300).map {
      .init("层\($0)", String(repeating: "very ", count: 30), shape: "3", units: 3, parameters: 9)
    },
  ].enumerated().map { (index, layers) in
    ("network \(index)", .network(NetworkDiagram("network", layers: layers)))
  }

  private static let panels: [(String, Figure)] = [
    ("no panels", .panels(Panels("none", []))),
    ("panels in panels", .panels(Panels("", [.panels(Panels("inner", bars.map(\.1)))]))),
  ]
}
