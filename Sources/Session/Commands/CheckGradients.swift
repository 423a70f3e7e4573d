import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `gradcheck [rows N] [samples N]`: whether the gradients that training follows are right.
package struct CheckGradients: Command {
  var rows = 8
  var samples = 20

  package init() {}

  package static let spec = Spec<CheckGradients>(
    "gradcheck",
    "Checks that the gradients training follows are those of the loss, on rows of the data.",
    [
      .option(
        \.rows, "rows", "How many training rows, taken as one batch.", rule: .within(1...10_000)),
      .option(
        \.samples, "samples", "Along how many weights of each tensor differences are taken.",
        rule: .within(1...1_000_000)),
    ],
    examples: ["data iris", "layer dense 16 tanh", "layer dense out", "gradcheck"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let network = try interpreter.modelInUse().network
    let found = try network.checkGradients(
      on: try batch(interpreter), weights: samples, choice: stream(.random, interpreter),
      noise: stream(.dropout, interpreter), threads: interpreter.draft.threads,
      plans: interpreter.plans, interrupt: interpreter.host.interrupt)
    guard let check = found else {
      interpreter.interrupt()
      interpreter.emit(.warning(Warning("interrupted before all gradients were checked")))
      return .none
    }
    guard !check.tensors.isEmpty else {
      throw Diagnostic(
        "gradcheck.parameters", "the network has no weights",
        hint: "add a layer that has some: 'layer dense out'")
    }
    interpreter.emit(.table(check.table(of: network)), asked: true)
    return check.value
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    let data = try interpreter.dataInUse()
    let preparation = Preparation(
      learningFrom: data, standardisingTargets: model.network.loss.hasUnits)
    try model.network.check(against: try preparation.samples(of: data, .train))
    return .unknown
  }

  /// Training rows by chance, prepared for the network.
  private func batch(_ interpreter: Interpreter) throws(Diagnostic) -> Samples {
    let dataset = try interpreter.dataInUse()
    let model = try interpreter.modelInUse()
    let preparation =
      model.preparation
      ?? Preparation(learningFrom: dataset, standardisingTargets: model.network.loss.hasUnits)
    var order = dataset.parts.train
    guard !order.isEmpty else {
      throw Diagnostic(
        "gradcheck.rows", "'\(dataset.name)' has no train rows", hint: "load other data")
    }
    var stream = stream(.split, interpreter)
    stream.shuffle(&order)
    return try preparation.samples(of: dataset, rows: order.prefix(rows).asArray)
  }

  /// A stream of its own under the session's seed: the same check each time, and nothing moves on.
  private func stream(_ purpose: RandomPurpose, _ interpreter: Interpreter) -> RandomStream {
    RandomStream(seed: interpreter.draft.streams.seed, purpose: purpose)
  }
}

extension GradientCheck {
  /// The larger error of each tensor under its layer, and the verdict.
  fileprivate var value: Value {
    var layers: OrderedDictionary<String, Value> = [:]
    for tensor in tensors {
      let parts = tensor.name.split(separator: ".", maxSplits: 1).map { String($0) }
      guard parts.count == 2 else { continue }
      var fields: OrderedDictionary<String, Value> = [:]
      if case .record(let known)? = layers[parts[0]] { fields = known }
      fields[parts[1]] = .number(max(tensor.differenceError, tensor.kernelError))
      layers[parts[0]] = .record(fields)
    }
    layers["passed"] = .boolean(passed)
    return .record(layers)
  }

  fileprivate func table(of network: Network) -> Table {
    let columns: [Table.Column] = [
      .init("tensor"), .init("numbers", .right), .init("checked", .right),
      .init("reference", .right), .init("training", .right), .init("verdict"),
    ]
    let rows = tensors.map { tensor in
      [
        tensor.name, NumberText.count(network.tensor(named: tensor.name)?.shape.count ?? 0),
        NumberText.count(tensor.checked), tensor.referenceText,
        Self.text(tensor.kernelError), tensor.verdict,
      ]
    }
    let title =
      "gradients of \(network.loss.written) on \(counted(self.rows, "row")), loss "
      + NumberText.quantity(loss)
    return Table(title, columns: columns, rows: rows, note: note)
  }

  fileprivate static func text(_ error: Double) -> String {
    error == 0 ? "0" : NumberText.scientific(error, decimals: 1)
  }

  /// What the columns say, and the verdict.
  private var note: String {
    var lines = [
      "reference: error of the gradient in double precision, by differences of the loss; at most 1e-6",
      "training: error of the gradient that training follows, by the reference; at most 1e-5",
    ]
    if tensors.contains(where: { $0.leftOut > 0 }) {
      lines.append("left out: weights along which the loss has a kink, or is too rough to tell")
    }
    lines.append(passed ? "passed: the gradients are right" : "failed: a gradient is wrong")
    return lines.joined(separator: "\n")
  }
}

extension GradientCheck.TensorCheck {
  fileprivate var referenceText: String {
    checked == 0 ? "" : GradientCheck.text(differenceError)
  }

  fileprivate var verdict: String {
    if !passed { return "wrong" }
    if isAtJump { return "ok, at a kink" }
    return leftOut == 0 ? "ok" : "ok, \(leftOut) left out"
  }
}
