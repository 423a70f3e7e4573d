import Datasets
import Network
import OrderedCollections
import Reports
import Tensors

/// The backward half of a row: each factor of the chain rule, and the gradient of each weight.
struct BackwardPages {
  let network: Network
  let trace: NetworkTrace
  let learning: NetworkTrace.Learning
  let loss: LossPages

  /// A heading, the equations and the table of weights of each layer, the last one first.
  var reports: [Report] { network.layers.flatMap(\.inOrder).reversed().flatMap(layer) }

  private func layer(_ layer: Network.NamedLayer) -> [Report] {
    let name = layer.name
    let places = trace.stages.indices.filter {
      trace.stages[$0].layerName == name && !trace.stages[$0].isAfterLoss
    }
    guard places.contains(where: { trace.stages[$0].outputGradient != nil }) else {
      let takenBack = trace.stages.contains { $0.layerName == name && $0.isAfterLoss }
      let why = takenBack ? "see above: the loss takes it back" : "nothing learns from it"
      return [.facts(Facts("backward \(name)", [.text(why)]))]
    }
    let rules = rules(places)
    var reports: [Report] = [.facts(Facts("backward \(name)", [.text(rules[0])]))]
    if rules.count > 1 {
      reports.append(.prose(rules.dropFirst().map { "  " + $0 }.joined(separator: "\n")))
    }
    for place in places.reversed() {
      let lines = equations(at: place).text
      if !lines.isEmpty { reports.append(.prose(lines)) }
    }
    for place in places where trace.stages[place].isProduct {
      reports += weights(of: trace.stages[place])
    }
    return reports
  }

  // MARK: Rules

  /// The chain rule in words, once for a layer.
  private func rules(_ places: [Int]) -> [String] {
    var rules = places.last.map { [origin(of: $0).rule] } ?? []
    for place in places.reversed() { rules += rule(trace.stages[place]) }
    return rules
  }

  private func rule(_ stage: NetworkTrace.Stage) -> [String] {
    if stage.isProduct {
      return ["∂E/∂w = δ·x" + (stage.parameters.count > 1 ? ", ∂E/∂b = δ" : "")]
    }
    if stage.isDropout { return ["∂E/∂z = ∂E/∂a/(1 - rate), or 0 where it was dropped"] }
    guard let activation = stage.activation else { return stage.gradientRule.map { [$0] } ?? [] }
    if activation.name == "softmax" { return ["δ = ∂E/∂z = a·(∂E/∂a - Σ a·∂E/∂a)"] }
    return [
      "δ = ∂E/∂z = ∂E/∂a·f′(z), f′(z) = \(activation.formula.derivative)"
        + network.slopeText(of: stage, activation)
    ] + (stage.parameters.isEmpty ? [] : ["∂E/∂slope = Σ z·∂E/∂a where z ≤ 0"])
  }

  /// Where the gradient of what an operation gives comes from: the rule, and the text for a unit.
  private func origin(of place: Int) -> (rule: String, text: (Int) -> String) {
    let next = place + 1
    guard next < trace.stages.count, !trace.stages[next].isAfterLoss else { return lossOrigin }
    let later = trace.stages[next]
    guard trace.stages[place].isReadByNextAlone else {
      return ("∂E/∂a = Σ ∂E/∂z of all that reads it", { _ in "" })
    }
    guard later.isProduct, let delta = later.outputGradient else {
      return ("∂E/∂a = ∂E/∂z of the next layer", { _ in "" })
    }
    let (weights, _) = network.weights(of: later)
    return (
      "∂E/∂a = Σ w·δ of the next layer",
      { unit in
        ProductSum(
          (0..<later.outputWidth).map { (weights[$0 * later.inputWidth + unit], delta[$0]) }
        ).written + " = "
      }
    )
  }

  private var lossOrigin: (rule: String, text: (Int) -> String) {
    let equations = loss.equations
    let (outputs, wanted) = (loss.outputs, loss.wanted)
    let activation = network.outputActivation.name
    let rule =
      learning.isOfLogits
      ? "δ = ∂E/∂z = \(equations.slope), from \(activation) and \(network.loss.kind) together"
      : "∂E/∂a = \(equations.slope)"
    return (
      rule,
      { unit in
        equations.slopeTerm.map { "\($0(outputs[unit].shown, wanted[unit].operand)) = " } ?? ""
      }
    )
  }

  // MARK: Numbers

  /// The gradient of what the operation at a place gives, where it has not been told, and of what it
  /// is given, unless that is the next operation's affair.
  private func equations(at place: Int) -> Equations {
    let stage = trace.stages[place]
    var lines = Equations()
    let shown = Shown.count(of: stage.outputWidth, limit: Shown.units)
    if isLastOfLayer(place), let gradient = stage.outputGradient {
      let text = origin(of: place).text
      for unit in 0..<shown {
        lines.add(gradientName(stage, unit), text(unit) + gradient[unit].shown)
        if learning.isOfLogits, isLossStage(place) { addFactors(unit, gradient[unit], to: &lines) }
      }
      lines.addRest(stage.outputWidth - shown)
    }
    guard !stage.isProduct, let gradient = stage.outputGradient, let inner = stage.inputGradient
    else { return lines }
    for unit in 0..<min(shown, inner.count) {
      let origin = stage.isTaught ? factors(stage, unit, gradient) + " = " : ""
      lines.add("δ\(unit + 1)", origin + inner[unit].shown)
    }
    lines.addRest(inner.count - shown)
    if stage.activation?.name == "prelu", let place = stage.parameters.first,
      !network.isFrozen(stage)
    {
      lines.add(
        "∂E/∂slope", slopeSum(stage, gradient) + " = \(learning.gradients[place][0].shown)")
    }
    return lines
  }

  /// What a learnt slope is multiplied with, where it is.
  private func slopeSum(_ stage: NetworkTrace.Stage, _ gradient: [Float]) -> String {
    ProductSum(zip(stage.input, gradient).filter { $0.0 <= 0 }.map { ($0.0, $0.1) }).written
  }

  private func isLastOfLayer(_ place: Int) -> Bool {
    let next = place + 1
    return next == trace.stages.count
      || trace.stages[next].layerName != trace.stages[place].layerName
      || trace.stages[next].isAfterLoss
  }

  private func isLossStage(_ place: Int) -> Bool {
    place + 1 == trace.stages.count || trace.stages[place + 1].isAfterLoss
  }

  private func gradientName(_ stage: NetworkTrace.Stage, _ unit: Int) -> String {
    stage.isProduct ? "δ\(unit + 1)" : "∂E/∂a\(unit + 1)"
  }

  /// ∂E/∂z as the product of its factors, one with numbers.
  private func factors(
    _ stage: NetworkTrace.Stage, _ unit: Int, _ gradient: [Float]
  ) -> String {
    if let slopes = stage.slopes {
      return "\(gradient[unit].shown)·\(slopes[unit].operand)"
    }
    guard stage.activation?.name == "softmax" else { return gradient[unit].shown }
    let mean = zip(stage.output, gradient).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return "\(stage.output[unit].shown)·(\(gradient[unit].shown) - \(mean.operand))"
  }

  /// The two factors that a loss from logits joins, where both can be told.
  private func addFactors(_ unit: Int, _ delta: Float, to lines: inout Equations) {
    let (a, y) = (loss.outputs, loss.wanted)
    switch (network.loss.kind, network.outputActivation.name) {
    case ("bce", "sigmoid") where a[unit] > 0 && a[unit] < 1:
      let slope = a[unit] * (1 - a[unit])
      let share = a.count == 1 ? "" : "/\(a.count)"
      lines.add(
        "",
        "\(((a[unit] - y[unit]) / slope).shown)·\(slope.shown)\(share), ∂E/∂a\(unit + 1)·∂a\(unit + 1)/∂z\(unit + 1)"
      )
    case ("crossentropy", "softmax"):
      guard let right = y.firstIndex(of: 1), a[right] > 0 else { return }
      let slope = unit == right ? a[right] * (1 - a[right]) : -a[right] * a[unit]
      lines.add(
        "",
        "\((-1 / a[right]).shown)·\(slope.operand), ∂E/∂a\(right + 1)·∂a\(right + 1)/∂z\(unit + 1)")
    default: break
    }
  }

  // MARK: Weights

  /// The gradient of each weight with its two factors.
  private func weights(of stage: NetworkTrace.Stage) -> [Report] {
    guard let delta = stage.outputGradient else { return [] }
    guard !network.isFrozen(stage) else {
      return [.prose("  frozen: its weights have no gradient and stay as they are")]
    }
    let places = WeightPlaces(stage)
    let rows = places.shown.map { place in
      [place.name, place.factors(delta, stage.input)] + gradientTexts(stage, place)
    }
    let penalised = hasPenalty(stage)
    let titles = ["∂E/∂w"] + (penalised ? ["by l1, l2", "together"] : [])
    return [
      .table(
        Table(
          columns: [.init("weight"), .init("δ·x")] + titles.map { .init($0, .right) },
          rows: rows, note: places.note))
    ]
  }

  private func hasPenalty(_ stage: NetworkTrace.Stage) -> Bool {
    stage.parameters.contains { learning.penalties[$0].scalars.contains { $0 != 0 } }
  }

  private func gradientTexts(
    _ stage: NetworkTrace.Stage, _ place: WeightPlaces.Place
  ) -> [String] {
    let tensor = stage.parameters[place.tensor]
    let gradient = learning.gradients[tensor][place.index]
    guard hasPenalty(stage) else { return [gradient.shown] }
    let penalty = learning.penalties[tensor][place.index]
    return [gradient.shown, penalty.shown, (gradient + penalty).shown]
  }
}

/// The weights and biases of a product that are shown.
struct WeightPlaces {
  struct Place {
    /// 0 for weights, 1 for biases.
    let tensor: Int
    let index: Int
    let unit: Int
    let input: Int

    /// `2,1`: unit and input, from 1; `bias 2`.
    var name: String { tensor == 0 ? "\(unit + 1),\(input + 1)" : "bias \(unit + 1)" }

    func factors(_ delta: [Float], _ input: [Float]) -> String {
      tensor == 0
        ? "\(delta[unit].shown)·\(input[self.input].operand)" : delta[unit].shown
    }
  }

  let shown: [Place]
  private let rest: Int

  init(_ stage: NetworkTrace.Stage) {
    let (units, inputs) = (stage.outputWidth, stage.inputWidth)
    let weights = Shown.count(of: units * inputs, limit: Shown.weights)
    var places = (0..<weights).map {
      Place(tensor: 0, index: $0, unit: $0 / inputs, input: $0 % inputs)
    }
    let biases =
      stage.parameters.count > 1 ? Shown.count(of: units, limit: Shown.terms) : 0
    places += (0..<biases).map { Place(tensor: 1, index: $0, unit: $0, input: 0) }
    shown = places
    rest = units * inputs - weights + (stage.parameters.count > 1 ? units - biases : 0)
  }

  var note: String? { rest > 0 ? "… \(NumberText.count(rest)) more" : nil }
}
