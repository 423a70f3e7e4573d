import Datasets
import Network
import OrderedCollections
import Reports
import Tensors

/// A step on several rows: what each of them adds, and the gradient of the mean.
struct BatchPages {
  let step: WorkedStep
  let learning: NetworkTrace.Learning
  let preparation: Preparation
  let samples: Samples
  /// The numbers of the rows in the data, from 1.
  let numbers: [Int]

  private var network: Network { step.before }
  private var trace: NetworkTrace { step.trace }
  private var count: Int { step.rows.count }

  var reports: [Report] {
    [.table(rowTable)] + network.layers.flatMap(\.inOrder).reversed().flatMap(layer)
  }

  // MARK: Rows

  private var rowTable: Table {
    let shown = Shown.count(of: count, limit: Shown.weights)
    let rest = count - shown
    let mean = "E = \(Float(learning.loss).shown), the mean over \(counted(count, "row"))"
    var notes = rest > 0 ? ["… \(counted(rest, "more row"))"] : []
    notes.append(
      step.classWeights.isEmpty ? mean : mean + " as they count, the classes being balanced")
    if learning.penalty != 0 {
      notes.append("+ \(Float(learning.penalty).shown) for the weights, by l1 and l2")
    }
    return Table(
      "the rows of the step",
      columns: [
        .init("row", .right), .init("y"), .init("a"), .init("E", .right),
        .init("norm of its share of ∂E/∂w", .right),
      ], rows: (0..<shown).map(cells), note: notes.joined(separator: "\n"))
  }

  private func cells(_ place: Int) -> [String] {
    let row = Int(step.rows[place])
    let page = LossPages(
      network: network, preparation: preparation, samples: samples, trace: trace,
      learning: learning, row: row, place: place)
    return [
      "\(numbers[row])", target(page, row), list(page.outputs), loss(of: page).shown,
      NumberText.quantity(share(of: place)),
    ]
  }

  private func target(_ page: LossPages, _ row: Int) -> String {
    if case .classes(let classes, _) = samples.targets {
      return preparation.classNames[Int(classes[row])]
    }
    return list(page.wanted)
  }

  private func list(_ numbers: [Float]) -> String {
    let shown = Shown.count(of: numbers.count, limit: 3)
    return numbers.prefix(shown).map { NumberText.quantity(Double($0)) }.joined(separator: " ")
      + (shown < numbers.count ? " …" : "")
  }

  /// The row's loss, by the loss's own plain formula.
  private func loss(of page: LossPages) -> Float { Float(page.plainLoss) }

  /// The norm of what the row adds to the gradients of weights and biases of products: for each, |δ|²
  /// times |x|² + 1.
  private func share(of place: Int) -> Double {
    var sum = 0.0
    for stage in trace.stages where stage.isProduct && !network.isFrozen(stage) {
      guard let gradient = stage.outputGradient else { continue }
      let delta = squares(gradient, stage.outputWidth, place)
      let input = squares(stage.input, stage.inputWidth, place)
      sum += delta * (input + (stage.parameters.count > 1 ? 1 : 0))
    }
    return sum.squareRoot()
  }

  private func squares(_ numbers: [Float], _ width: Int, _ place: Int) -> Double {
    numbers[place * width..<(place + 1) * width].reduce(0) { $0 + Double($1) * Double($1) }
  }

  // MARK: Gradients

  private func layer(_ layer: Network.NamedLayer) -> [Report] {
    let stages = trace.stages.filter {
      $0.layerName == layer.name && $0.isProduct && $0.outputGradient != nil
    }
    guard !layer.isFrozen else { return [] }
    return stages.map { .table(table($0, layer.name)) }
  }

  /// The gradient of each weight as the sum of what the rows add.
  private func table(_ stage: NetworkTrace.Stage, _ name: String) -> Table {
    let places = WeightPlaces(stage)
    let delta = stage.outputGradient ?? []
    let rows = places.shown.map { place in
      let factors = (0..<count).map { row in
        (
          delta[row * stage.outputWidth + place.unit],
          place.tensor == 0 ? stage.input[row * stage.inputWidth + place.input] : 1
        )
      }
      let gradient = learning.gradients[stage.parameters[place.tensor]][place.index]
      return [place.name, Self.sum(factors), gradient.shown]
    }
    return Table(
      "backward \(name): the sum over the rows of δ·x, of which each δ is divided by \(count)",
      columns: [.init("weight"), .init("Σ δ·x"), .init("∂E/∂w", .right)], rows: rows,
      note: places.note)
  }

  /// The first of the products, and how many follow.
  private static func sum(_ factors: [(Float, Float)]) -> String {
    let shown = Shown.count(of: factors.count, limit: 3)
    return ProductSum(Array(factors.prefix(shown))).written
      + (shown < factors.count ? " + … \(factors.count - shown) more" : "")
  }
}
