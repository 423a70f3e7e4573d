import Glibc
import Reports

/// One figure of each kind, and of the ways a kind can look; made from formulas, the same everywhere.
enum SampleFigures {
  static let all: [(name: String, figure: Figure)] = [
    ("loss", .chart(loss)), ("logarithmic", .chart(logarithmic)),
    ("activation", .chart(activation)), ("scatter", .chart(scatter)), ("roc", .chart(roc)),
    ("measured", .chart(decays)),
    ("boundary", .boundary(moons(rows: 60))), ("boundary-numbers", .boundary(prices)),
    ("bars", .bars(sweep)), ("bars-logarithmic", .bars(gradients)),
    ("histogram", .histogram(weights)), ("heat-map", .heatMap(layer)),
    ("images", .heatMap(images)), ("confusion", .confusion(iris)),
    ("confusion-clothing", .confusion(clothing)), ("network", .network(xor)),
    ("network-wide", .network(wide)), ("network-boxes", .network(convolutional)),
    ("panels", .panels(panels)),
  ]

  // MARK: Charts

  static let loss = Chart(
    "loss", x: Axis("epoch", isWhole: true), y: Axis("loss"),
    series: [
      Chart.Series("train", values: (0..<40).map { 0.72 * exp(Double(-$0) / 9) + 0.031 }),
      Chart.Series(
        "validation",
        values: (0..<40).map { (epoch: Int) -> Double in
          let fitted: Double = 0.7 * exp(-Double(epoch) / 8)
          return fitted + 0.09 + Double(epoch) * 0.0022
        }),
    ], note: "best validation loss 0.1386 after epoch 27")

  static let logarithmic = Chart(
    "Learning rate range test", x: Axis("learning rate", .logarithmic),
    y: Axis("loss", .logarithmic),
    series: [
      Chart.Series(
        "loss",
        (0..<60).map { step in
          let rate = pow(10, -5 + Double(step) / 12)
          return Point(rate, step == 30 ? .nan : 0.9 / (1 + 400 * rate) + rate * rate * 8)
        })
    ])

  static let activation = Chart(
    "tanh and its derivative", x: Axis("z"), y: Axis(""),
    series: [
      Chart.Series("tanh(z)", span(-4, 4, 81).map { Point($0, tanh($0)) }),
      Chart.Series("derivative", span(-4, 4, 81).map { Point($0, 1 - tanh($0) * tanh($0)) }),
    ])

  static let scatter = Chart(
    "iris", x: Axis("petal_length (cm)"), y: Axis("petal_width (cm)"),
    series: [
      Chart.Series("setosa", cloud(40, 1.46, 0.25, 0.2), as: .points),
      Chart.Series("versicolor", cloud(40, 4.26, 1.33, 0.5), as: .points),
      Chart.Series("virginica", cloud(40, 5.55, 2.03, 0.6), as: .points),
    ])

  static let roc = Chart(
    "Receiver operating characteristic", x: Axis("false positive rate"),
    y: Axis("true positive rate"),
    series: [
      Chart.Series("chance", [Point(0, 0), Point(1, 1)], as: .reference),
      Chart.Series("malignant, area 0.889", span(0, 1, 41).map { Point($0, pow($0, 0.125)) }),
    ])

  /// A few values, 0 among them, and one that came to nothing.
  static let decays = Chart(
    "loss by weight_decay", x: Axis("weight_decay", .logarithmic, zero: 1e-4), y: Axis("loss"),
    series: [
      Chart.Series(
        "units 8", [Point(1e-4, 0.33), Point(1e-3, 0.32), Point(0.01, 0.34), Point(0.1, 0.45)],
        isMarked: true),
      Chart.Series(
        "units 16", [Point(1e-4, 0.29), Point(1e-3, 0.28), Point(0.01, 0.31), Point(0.1, 0.43)],
        isMarked: true),
      Chart.Series("diverged", [Point(1, 0.45)], as: .points),
    ], note: "best: weight_decay 0.001 units 16 · diverged: weight_decay 1 units 8")

  // MARK: Boundaries

  static func moons(rows count: Int) -> BoundaryMap {
    let (columns, rows) = (80, 50)
    var classes: [Int32] = []
    var confidence: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let x = -1.5 + 4 * (Double(column) + 0.5) / Double(columns)
        let y = 1.5 - 2.5 * (Double(row) + 0.5) / Double(rows)
        let score = 0.25 + 0.6 * sin(x * 2.4) - y
        classes.append(score > 0 ? 1 : 0)
        confidence.append(Float(min(abs(score) * 1.4, 1)))
      }
    }
    let data = (0..<count).map { index in
      let angle = Double(index / 2) / Double(count / 2) * .pi
      let noise = 0.08 * sin(Double(index) * 12.9898)
      return index.isMultiple(of: 2)
        ? BoundaryMap.Row(Point(cos(angle) + noise, sin(angle) - noise), 0)
        : BoundaryMap.Row(Point(1 - cos(angle) - noise, 0.5 - sin(angle) + noise), 1)
    }
    return BoundaryMap(
      "Decision boundary", x: Axis("x"), y: Axis("y"), from: Point(-1.5, -1), to: Point(2.5, 1.5),
      columns: columns, rows: rows, answers: .classes(classes, confidence: confidence),
      classes: ["upper moon", "lower moon"], data: data)
  }

  static let prices: BoundaryMap = {
    let (columns, rows) = (60, 40)
    var answers: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let area = 40 + 160 * (Float(column) + 0.5) / Float(columns)
        let year = 2020 - 120 * (Float(row) + 0.5) / Float(rows)
        answers.append(area * 2.1 + (year - 1900) * 0.9 + 30 * sinf(area / 20))
      }
    }
    let data = (0..<30).map { index in
      let (area, year) = (45 + Double(index * 37 % 150), 1905 + Double(index * 53 % 110))
      return BoundaryMap.Row(Point(area, year), area * 2 + (year - 1900))
    }
    return BoundaryMap(
      "Price by area and year", x: Axis("area (m²)"), y: Axis("year", isWhole: true),
      from: Point(40, 1900), to: Point(200, 2020), columns: columns, rows: rows,
      answers: .numbers(answers), classes: ["price (1000 €)"], data: data,
      note: "rooms held at 3.4, distance at 5.2: their means")
  }()

  // MARK: Bars and histograms

  static let sweep = BarChart(
    "sweep rate", axis: Axis("validation accuracy"),
    bars: [
      .init("rate 0.0001", 0.41, spread: 0.05), .init("rate 0.001", 0.873, spread: 0.021),
      .init("rate 0.01", 0.967, spread: 0.011, mark: "best"),
      .init("rate 0.1", 0.951, spread: 0.028), .init("rate 1", 0.333, spread: 0),
      .init("rate 10", .nan, mark: "not finite"),
    ], note: "means of 5 seeds; whiskers: one standard deviation")

  static let gradients = BarChart(
    "Gradient norm by layer", axis: Axis("norm", .logarithmic),
    bars: (1...6).map { layer in
      .init("dense\(layer)", 3e-6 * pow(9, Double(layer)), mark: layer == 1 ? "vanishing" : nil)
    })

  static let weights = Histogram(
    "Weights by layer", axis: Axis("weight"),
    distributions: [
      .init(
        "dense1", from: -0.6, to: 0.6,
        counts: (0..<40).map { Int(3000 * exp(-pow(Double($0) - 19.5, 2) / 60)) },
        note: "mean 0.001 · sd 0.162"),
      .init(
        "dense2", from: -1.2, to: 1.4,
        counts: (0..<26).map { Int(80 * exp(-pow(Double($0) - 11, 2) / 40)) },
        note: "mean 0.04 · sd 0.41"),
      .init("dense3 with a very long name of its own", from: 0, to: 0, counts: [12], note: "all 0"),
    ])

  // MARK: Heat maps

  static let layer = HeatMap(
    "Weights of dense1", palette: .diverging,
    tiles: [
      .init(
        "", rows: 4, columns: 8,
        values: (0..<32).map { 1.4 * sinf(Float($0) * 1.7) * cosf(Float($0) * 0.31) })
    ], rowNames: ["sepal_length", "sepal_width", "petal_length", "petal_width"],
    columnNames: (1...8).map { "unit \($0)" })

  static let images = HeatMap(
    "clothes, first of each class", palette: .grey, range: 0...1,
    tiles: ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker"]
      .enumerated().map { index, name in
        .init(
          name, rows: 28, columns: 28,
          values: (0..<784).map { place in
            let (x, y) = (Float(place % 28) - 13.5, Float(place / 28) - 13.5)
            let radius = (x * x + y * y).squareRoot()
            return max(0, sinf(radius / Float(index + 2)) * (1 - radius / 20))
          })
      })

  // MARK: Confusion

  static let iris = ConfusionChart(
    "Confusion on the test part", classes: ["setosa", "versicolor", "virginica"],
    counts: [10, 0, 0, 0, 9, 1, 0, 2, 8])

  static let clothing: ConfusionChart = {
    let names = [
      "t-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
      "ankle boot",
    ]
    let counts = (0..<100).map { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: 10)
      return row == column ? 1000 - row * 31 : (row * 7 + column * 13) % 5 == 0 ? row * 10 : 0
    }
    return ConfusionChart("Fashion-MNIST, 10,000 test images", classes: names, counts: counts)
  }()

  // MARK: Networks

  static let xor = NetworkDiagram(
    "xor",
    layers: [
      .init("input", "xor", shape: "2", units: 2),
      .init(
        "dense1", "dense 4 tanh", shape: "4", units: 4, parameters: 12,
        weights: [1.8, -1.7, 0.4, 0.6, -2.1, 2.2, 1.1, 0.9]),
      .init(
        "dense2", "dense 1 sigmoid", shape: "1", units: 1, parameters: 5,
        weights: [2.6, -0.3, 2.9, -1.4]),
    ])

  static let wide = NetworkDiagram(
    "iris",
    layers: [
      .init("input", "iris", shape: "4", units: 4),
      .init(
        "dense1", "dense 16 relu", shape: "16", units: 16, parameters: 80,
        weights: (0..<64).map { sinf(Float($0) * 2.3) }),
      .init(
        "dense2", "dense 12 relu", shape: "12", units: 12, parameters: 204,
        weights: (0..<192).map { 0.6 * sinf(Float($0) * 1.3) }),
      .init(
        "dense3", "dense 3 softmax", shape: "3", units: 3, parameters: 39,
        weights: (0..<36).map { 0.8 * cosf(Float($0) * 0.9) }),
    ])

  static let convolutional = NetworkDiagram(
    "fashion",
    layers: [
      .init("input", "fashion-mnist", shape: "1×28×28", units: 784),
      .init("conv1", "conv 32 3×3 relu", shape: "32×26×26", units: 21632, parameters: 320),
      .init("pool1", "maxpool 2", shape: "32×13×13", units: 5408),
      .init("flatten1", "flatten", shape: "5408", units: 5408),
      .init("dense1", "dense 128 relu", shape: "128", units: 128, parameters: 692_352),
      .init("dropout1", "dropout 0.5", shape: "128", units: 128),
      .init("dense2", "dense 10 softmax", shape: "10", units: 10, parameters: 1290),
    ])

  static let panels = Panels(
    "Activations",
    [
      .chart(activation),
      .chart(
        Chart(
          "relu", x: Axis("z"), y: Axis(""),
          series: [Chart.Series("relu(z)", [Point(-4, 0), Point(0, 0), Point(4, 4)])])),
      .boundary(moons(rows: 30)), .confusion(iris),
    ])

  // MARK: Numbers

  private static func span(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
    (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
  }

  private static func cloud(_ count: Int, _ x: Double, _ y: Double, _ size: Double) -> [Point] {
    (0..<count).map { index in
      let (turn, distance) = (Double(index) * 2.399963, size * (Double(index) / Double(count)))
      return Point(x + distance * cos(turn) * 1.6, y + distance * sin(turn) * 0.8)
    }
  }
}
