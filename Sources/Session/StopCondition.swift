import Diagnostics
import Network
import OrderedCollections
import Specification
import Syntax
import Tensors

/// What `until` waits for: a condition on an epoch's results, and the values that its other names had
/// when `train` began, so that it means the same at a later `resume`.
struct StopCondition: Sendable {
  let written: Written
  private let variables: [String: Value]

  /// The names that an epoch's results have.
  private static let measured = [
    "loss", "accuracy", "val_loss", "val_accuracy", "epoch", "step", "seconds",
  ]

  init(_ written: Written, _ interpreter: Interpreter) {
    self.written = written
    var variables = interpreter.draft.variables
    if let frame = interpreter.frames.last {
      variables.merge(frame.variables) { _, inner in inner }
    }
    let names = written.expression.names
    self.variables = variables.filter { names.contains($0.key) }
  }

  /// Whether it holds for an epoch.
  func holds(after epoch: EpochResult, _ interpreter: Interpreter) throws(Diagnostic) -> Bool {
    var variables = variables
    for (name, value) in epoch.values { variables[name] = .number(value) }
    interpreter.frames.append(Interpreter.Frame(variables: variables))
    interpreter.isAsking = true
    defer {
      interpreter.frames.removeLast()
      interpreter.isAsking = false
    }
    return try interpreter.condition(of: written)
  }

  /// Finds what is wrong with it before anything is trained: a name that no epoch has, and, by a
  /// trial on made-up results, values of the wrong kind.
  func check(_ plain: EpochResult, _ interpreter: Interpreter) throws(Diagnostic) {
    let known = Set(plain.values.map(\.0))
    for name in Self.measured where !known.contains(name) && written.expression.names.contains(name)
    {
      throw missing(name)
    }
    let streams = interpreter.draft.streams
    defer { interpreter.draft.streams = streams }
    do throws(Diagnostic) { _ = try holds(after: plain, interpreter) } catch {
      if !error.isUnknowable { throw error }
      try interpreter.checkNames(written.expression, in: written.source)
    }
  }

  private func missing(_ name: String) -> Diagnostic {
    let isWatched = name.hasPrefix("val_")
    return Diagnostic(
      "until.measure",
      isWatched
        ? "'\(name)' needs validation rows, and there are none"
        : "this network has no '\(name)'",
      hint: "compare its loss",
      correction: isWatched ? .add("validation 0.2", hint: "add validation 0.2") : nil)
  }
}

/// A condition with the interpreter that evaluates it.
struct AskedCondition: EpochCondition {
  let condition: StopCondition
  let interpreter: Interpreter

  func holds(after epoch: EpochResult) throws(Diagnostic) -> Bool {
    try condition.holds(after: epoch, interpreter)
  }
}

extension EpochResult {
  /// The numbers by the names that a condition calls them.
  fileprivate var values: [(String, Double)] {
    var values = [("loss", loss)] + metrics.map { ($0.name, $0.value) }
    if let validation {
      values.append(("val_loss", validation.loss))
      values += validation.metrics.map { ("val_" + $0.name, $0.value) }
    }
    return values + [("epoch", Double(epoch)), ("step", Double(step)), ("seconds", seconds)]
  }
}

extension Expression {
  /// The names whose values it reads.
  var names: Set<String> {
    switch kind {
    case .number, .boolean, .none: []
    case .name(let name): [name]
    case .text(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
    case .list(let elements), .call(_, let elements):
      elements.reduce(into: []) { $0.formUnion($1.names) }
    case .range(let from, let to, let step): from.names.union(to.names).union(step?.names ?? [])
    case .record(let fields): fields.reduce(into: []) { $0.formUnion($1.value.names) }
    case .negative(let operand), .not(let operand), .field(let operand, _): operand.names
    case .binary(_, _, let left, let right), .index(let left, let right):
      left.names.union(right.names)
    }
  }
}

extension TextPart {
  fileprivate var names: Set<String> {
    if case .expression(let expression) = self { expression.names } else { [] }
  }
}
