import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `explain VALUE … target Y`, `explain row N`, `explain step`: one step of training, number by number.
package struct Explain: Command {
  var values: [RawInput] = []
  var row: Int?
  var target: [RawInput] = []

  package init() {}

  package static let spec = Spec<Explain>(
    "explain",
    "Works a step of training through: z, a, the loss, every gradient and the update; nothing is changed.",
    [
      .rest(
        \.values, "value",
        "A value for each column, as for predict; or the word step, for the step that train made last.",
        required: false,
        meaning: Meaning(.cell(orFile: []), or: [Choice("step", "the step that train made last")])),
      .option(
        \.row, "row", "A row of the data, from 1, in place of values; its target is known.",
        rule: Rule<Int>.atLeast(1).ifPresent),
      .option(
        \.target, "target", "What is to be learnt: a class, or numbers.", placeholder: "CLASS|[…]",
        meaning: Meaning(.className)),
    ],
    examples: [
      "data xor", "network 2 tanh", "explain 1 0 target 1", "explain row 3", "train epochs 5",
      "explain step",
    ])

  private var raw: [RawValue] { values.flatMap(\.raw) }
  private var isOfStep: Bool { raw == [.text("step")] }

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try isOfStep ? explainLastStep(interpreter) : explainRow(interpreter)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    if isOfStep {
      try checkIsStep()
      if interpreter.checking?.isUnknown(.results) == true { throw .unknowable }
      _ = try interpreter.modelInUse()
      return .unknown
    }
    let row = try WorkedRow(raw, row: row, target: target.flatMap(\.raw), interpreter)
    if let samples = row.samples { try row.network.check(against: samples) }
    return .unknown
  }

  // MARK: A row

  private func explainRow(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let row = try WorkedRow(raw, row: row, target: target.flatMap(\.raw), interpreter)
    guard let samples = row.samples else {
      var forward = Forward()
      forward.values = values
      let value = try forward.run(interpreter)
      let target = row.preparation.classNames.first ?? "0"
      interpreter.emit(
        .text("the loss and the gradients need a target: add 'target \(target)'"), asked: true)
      return value
    }
    let step = try row.network.nextStep(
      on: samples, rows: [0], streams: interpreter.draft.streams,
      threads: interpreter.draft.threads, plans: interpreter.plans)
    interpreter.emit(.facts(Facts("one step on one row", step.facts)), asked: true)
    return emit(step, row.preparation, samples, inputs: row.inputTable, interpreter)
  }

  /// The pages of a step on one row.
  private func emit(
    _ step: WorkedStep, _ preparation: Preparation, _ samples: Samples, inputs: Table?,
    _ interpreter: Interpreter
  ) -> Value {
    guard let learning = step.trace.learning else { return .none }
    let loss = LossPages(
      network: step.before, preparation: preparation, samples: samples, trace: step.trace,
      learning: learning, row: Int(step.rows[0]))
    let forward = ForwardPages(network: step.before, trace: step.trace)
    let backward = BackwardPages(
      network: step.before, trace: step.trace, learning: learning, loss: loss)
    let update = UpdatePages(step: step, learning: learning)
    if let inputs { interpreter.emit(.table(inputs), asked: true) }
    for section in [forward.reports, loss.reports, backward.reports, update.reports] {
      interpreter.emit(section: section)
    }
    return step.value(learning)
  }

  // MARK: The last step

  private func checkIsStep() throws(Diagnostic) {
    guard row == nil, target.isEmpty else {
      throw Diagnostic(
        "explain.step", "'explain step' has its rows and targets already",
        hint: "write it alone")
    }
  }

  private func explainLastStep(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try checkIsStep()
    let model = try interpreter.modelInUse()
    guard let made = model.lastStep, let preparation = model.preparation else {
      throw Diagnostic(
        "explain.early", "there is no step of train to explain",
        hint: "train first; changing the network or the data, and undo, forget the last step")
    }
    let rows = made.rows
    let samples = try preparation.samples(
      of: try interpreter.dataInUse(), rows: rows,
      isInterrupted: interpreter.host.isInterrupted)
    let found = try model.network.worked(
      made.step, on: samples, plans: interpreter.plans, interrupt: interpreter.host.interrupt)
    guard let step = found, let learning = step.trace.learning else {
      interpreter.interrupt()
      interpreter.emit(.warning(Warning("interrupted before the step was found again")))
      return .none
    }
    let numbers = rows.map { Int($0) + 1 }
    let subject =
      step.rows.count == 1
      ? "row \(numbers[Int(step.rows[0])])" : counted(step.rows.count, "row")
    interpreter.emit(
      .facts(Facts("step \(model.network.step) of train, on \(subject)", step.facts)), asked: true)
    if let epoch = made.step.restored {
      interpreter.emit(
        .text("since then the best weights came back, those of its epoch \(epoch)"), asked: true)
    }
    guard step.rows.count > 1 else {
      return emit(step, preparation, samples, inputs: nil, interpreter)
    }
    let batch = BatchPages(
      step: step, learning: learning, preparation: preparation, samples: samples,
      numbers: numbers)
    let update = UpdatePages(step: step, learning: learning)
    for section in [batch.reports, update.reports] { interpreter.emit(section: section) }
    return step.value(learning)
  }
}

extension Interpreter {
  /// Emits the reports of a section after a blank line.
  func emit(section: [Report]) {
    emit(.text(""), asked: true)
    for report in section { emit(report, asked: true) }
  }
}

extension WorkedStep {
  /// What it is trained with.
  fileprivate var facts: [Fact] {
    var facts: [Fact] = [
      .text("loss \(before.loss.written)"),
      .text("optimizer \(before.optimizer.kind), rate \(rate.written)"),
    ]
    if trace.stages.contains(where: \.isDropout) {
      facts.append(.text("dropout drops as in training"))
    }
    return facts
  }

  /// The loss, and by layer z and a, the gradients and the weights after the step.
  fileprivate func value(_ learning: NetworkTrace.Learning) -> Value {
    var fields: OrderedDictionary<String, Value> = [
      "loss": .number(learning.loss), "rate": .number(rate),
    ]
    fields.merge(ForwardPages(network: before, trace: trace).values) { $1 }
    for (place, name) in before.tensorNames.enumerated() {
      let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
      guard parts.count == 2, case .record(var layer)? = fields[parts[0]] else { continue }
      var gradient = learning.gradients[place]
      for i in gradient.scalars.indices { gradient[i] += learning.penalties[place][i] }
      layer.add(.nested(gradient), parts[1], to: "gradient")
      if let tensor = after.tensor(named: name) {
        layer.add(.nested(tensor), parts[1], to: "after")
      }
      fields[parts[0]] = .record(layer)
    }
    return .record(fields)
  }
}

extension OrderedDictionary<String, Value> {
  /// Adds a field to the record under a name.
  fileprivate mutating func add(_ value: Value, _ name: String, to group: String) {
    var fields: OrderedDictionary<String, Value> = [:]
    if case .record(let known)? = self[group] { fields = known }
    fields[name] = value
    self[group] = .record(fields)
  }
}

extension Value {
  /// A tensor as a list of its rows, so that its numbers can be read; a large one as it is.
  fileprivate static func nested(_ tensor: Tensor) -> Value {
    guard tensor.scalars.count <= 10_000 else { return .tensor(tensor) }
    guard tensor.shape.rank == 2, let width = tensor.shape.extents.last, width > 0 else {
      return .numbers(tensor.scalars)
    }
    return .list(
      stride(from: 0, to: tensor.scalars.count, by: width).map {
        .numbers(Array(tensor.scalars[$0..<$0 + width]))
      })
  }
}
