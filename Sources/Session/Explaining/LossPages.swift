import Datasets
import Network
import OrderedCollections
import Reports
import Tensors

/// The loss of a row, with its formula and its numbers.
struct LossPages {
  let network: Network
  let preparation: Preparation
  let samples: Samples
  let trace: NetworkTrace
  let learning: NetworkTrace.Learning
  /// The place of the row among the samples, and in the batch.
  var row = 0
  var place = 0

  var equations: LossEquations { network.loss.equations(outputs: width) }
  var width: Int { network.outputCount }

  /// What the network gives for the row, after its last activation.
  var outputs: [Float] { Array(trace.outputs[place * width..<(place + 1) * width]) }

  /// What the loss wants of each output.
  var wanted: [Float] {
    let numbers: [Double]
    switch samples.targets {
    case .numbers(let values, let width):
      numbers = values[row * width..<(row + 1) * width].map(Double.init)
    case .classes(let classes, _) where width == 1: numbers = [Double(classes[row])]
    case .classes(let classes, _), .tokens(let classes, _, _):
      numbers = (0..<width).map { $0 == Int(classes[row]) ? 1 : 0 }
    }
    return network.loss.wanted(numbers).map { Float($0) }
  }

  var reports: [Report] {
    [
      .facts(Facts("loss", [.text("\(network.loss.written), E = \(equations.loss)")])),
      .prose(lines.text),
    ]
  }

  // MARK: Targets

  private func addTargets(to lines: inout Equations) {
    let shown = Shown.count(of: width, limit: Shown.units)
    for i in 0..<shown { lines.add("y\(i + 1)", target(i)) }
    lines.addRest(width - shown)
  }

  /// What is wanted of an output, and where it comes from.
  private func target(_ i: Int) -> String {
    let text = wanted[i].shown
    switch preparation.target {
    case .classes(_, let names), .tokens(let names, _):
      let name = width == 1 ? names[Int(className)] : names[i]
      return width == 1 && name == text ? text : "\(text) for \(name)"
    case .numbers(let numbers):
      let number = numbers[i]
      guard number.center != 0 || number.scale != 1 else { return text }
      let raw = Float(Double(wanted[i]) * number.scale + number.center)
      return "(\(raw.shown) - \(Float(number.center).operand))/"
        + "\(Float(number.scale).shown) = \(text), standardised"
    }
  }

  private var className: Int32 {
    if case .classes(let classes, _) = samples.targets { classes[row] } else { 0 }
  }

  // MARK: Losses

  private var lines: Equations {
    var lines = Equations()
    addTargets(to: &lines)
    if width > 1, let term = equations.term { addTerms(term, to: &lines) }
    lines.add("E", total)
    if !samples.targetScales.isEmpty, learning.ownLoss != learning.loss {
      lines.add("", "\(Float(learning.ownLoss).shown) in the target's own units")
    }
    if learning.penalty != 0 {
      lines.add(
        "", "\(Float(learning.penalty).shown) more for the weights, by l1 and l2", sign: "+")
    }
    return lines
  }

  private func addTerms(_ term: (String, String) -> String, to lines: inout Equations) {
    let shown = Shown.count(of: width, limit: Shown.units)
    for i in 0..<shown {
      let text = term(outputs[i].shown, wanted[i].operand)
      lines.add("E\(i + 1)", "\(text)/\(width) = \(share(i).shown)")
    }
    lines.addRest(width - shown)
  }

  /// What one output adds to the loss: by the loss's own plain formula.
  private func share(_ i: Int) -> Float {
    let read = learning.isOfLogits ? logits : outputs
    return Float(
      network.loss.reference(
        outputs: [Double(read[i])], targets: [Double(target(of: i))], rows: 1, columns: 1
      ).losses[0] / Double(width))
  }

  /// The target as the loss takes it, before smoothing.
  fileprivate func target(of i: Int) -> Float {
    switch samples.targets {
    case .numbers(let values, let width): values[row * width + i]
    case .classes(let classes, _), .tokens(let classes, _, _):
      width == 1 ? Float(classes[row]) : Int(classes[row]) == i ? 1 : 0
    }
  }

  /// What the last activation is given.
  fileprivate var logits: [Float] {
    let last = trace.stages.last { $0.isAfterLoss }?.input ?? trace.outputs
    return Array(last[place * width..<(place + 1) * width])
  }

  private var total: String {
    let value = Float(learning.loss).shown
    if width > 1, equations.term != nil {
      let shown = Shown.count(of: width, limit: Shown.terms)
      let terms = (0..<shown).map { share($0).operand }
      return (terms + (shown < width ? ["…"] : [])).joined(separator: " + ") + " = \(value)"
    }
    if let term = equations.term {
      return "\(term(outputs[0].shown, wanted[0].operand)) = \(value)"
    }
    if network.loss.kind == "crossentropy", case .classes(let classes, _) = samples.targets,
      wanted.contains(1)
    {
      return "-ln \(outputs[Int(classes[row])].shown) = \(value)"
    }
    return value
  }
}

extension LossPages {
  /// The loss of the row alone, in plain arithmetic.
  var plainLoss: Double {
    let read = (learning.isOfLogits ? logits : outputs).map(Double.init)
    let targets: [Double]
    switch (samples.targets, network.loss.targetForm) {
    case (.classes(let classes, _), .classes): targets = [Double(classes[row])]
    default: targets = (0..<width).map { Double(target(of: $0)) }
    }
    return network.loss.reference(outputs: read, targets: targets, rows: 1, columns: width)
      .losses[0]
  }
}
