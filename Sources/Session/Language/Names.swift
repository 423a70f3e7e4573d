package import Diagnostics
import Network
import OrderedCollections
package import Specification
package import Syntax
import Tensors

/// Names: what they stand for, and which may be bound.
extension Interpreter {
  /// The value of a name: a variable of the running command, of the session, or a name that is
  /// always there. With `orCommand` the message says that no command is called so either.
  func lookUp(_ name: Name, orCommand: Bool = false) throws(Diagnostic) -> Value {
    if let value = frames.last?.variables[name.text] ?? draft.variables[name.text] {
      if case .unknown = value { throw .unknowable }
      return value
    }
    if let readOnly = ReadOnlyName.named(name.text, in: draft) {
      let isResult = checking?.isUnknown(.results) == true && name.text != "parameters"
      if isResult || checking?.isUnknown(.network) == true { throw .unknowable }
      let value = try readOnly.value(in: draft, at: name.span)
      try readOnly.checkKnown(checking)
      return value
    }
    if let tensors = tensors(ofLayer: name.text) { return tensors }
    if checking?.isUnknown(.names) == true || mayBeLayer(name.text) { throw .unknowable }
    throw unknown(name, orCommand: orCommand)
  }

  /// Whether a text that is checked may have a layer of that name: `dense3`.
  private func mayBeLayer(_ name: String) -> Bool {
    let kind = name.prefix { !$0.isNumber }
    return checking?.isUnknown(.network) == true && kind.count < name.count
      && Layers.all.contains { $0.name == kind }
  }

  /// The tensors of a layer of the network in use by their names in it: `dense1.weight`.
  private func tensors(ofLayer name: String) -> Value? {
    guard let network = draft.model?.network,
      network.layers.contains(where: { $0.allNames.contains(name) })
    else { return nil }
    var tensors: OrderedDictionary<String, Value> = [:]
    for tensor in network.tensorNames where tensor.hasPrefix(name + ".") {
      tensors[String(tensor.dropFirst(name.count + 1))] = network.tensor(named: tensor).map {
        .tensor($0)
      }
    }
    return .record(tensors)
  }

  private func unknown(_ name: Name, orCommand: Bool) -> Diagnostic {
    if Metrics.formula(named: name.text) != nil, checking?.isUnknown(.results) == true {
      return .unknowable
    }
    if Metrics.formula(named: name.text) != nil { return ReadOnlyName.early(name.text, name.span) }
    if Commands.byName[name.text] != nil {
      return Diagnostic(
        "name.command", "'\(name.text)' is a command, not a value", at: name.span,
        hint: "bind its result first: let r = \(name.text)")
    }
    let values = Array(draft.variables.keys) + (frames.last?.variables.keys.map { $0 } ?? [])
    let metrics = draft.model?.measures.keys.filter { Metrics.formula(named: $0) != nil } ?? []
    var candidates = values.sorted() + ReadOnlyName.all.map(\.name) + metrics
    if orCommand { candidates = Commands.names + draft.definitions.keys.sorted() + candidates }
    if Functions.byName[name.text] != nil {
      return Diagnostic(
        "name.function", "'\(name.text)' is a function", at: name.span,
        hint: "give it values in brackets: \(Functions.byName[name.text]?.usage ?? "")")
    }
    if orCommand { return unknownCommand(name, orValue: true, among: candidates) }
    return Diagnostic(
      "name.unknown", "no value is called '\(name.text)'", at: name.span,
      hint: "bind it first: let \(name.text) = …",
      correction: .nearest(to: name.text, among: candidates))
  }

  func bind(_ name: String, _ value: Value) {
    checking?.change.names.insert(name)
    if frames.isEmpty {
      draft.variables[name] = value
    } else {
      frames[frames.count - 1].variables[name] = value
    }
  }

  /// Refuses the names of verbs, read-only names and functions.
  func checkBindable(_ name: Name) throws(Diagnostic) {
    let taken: String? =
      if ReadOnlyName.named(name.text, in: draft) != nil {
        "a name that is always there"
      } else if Commands.byName[name.text] != nil {
        "a command"
      } else if Functions.byName[name.text] != nil {
        "a function"
      } else {
        nil
      }
    guard let taken else { return }
    throw Diagnostic(
      "name.taken", "'\(name.text)' is \(taken) and cannot be bound", at: name.span,
      correction: .write(
        "my_\(name.text)", hint: "choose another name, such as my_\(name.text)"))
  }
}

extension Interpreter: ArgumentContext {
  package func literal(
    of expression: Expression, in source: SourceText
  ) throws(Diagnostic) -> Literal {
    checking == nil
      ? try value(of: expression, in: source).literal
      : try checked(expression, in: source).literal
  }

  package func isBound(_ name: String) -> Bool {
    frames.last?.variables[name] != nil || draft.variables[name] != nil
  }
}

/// A name that is always there: a number of the network in use.
struct ReadOnlyName: Sendable {
  let name: String
  let summary: String
  /// The command that sets it, for the message before it exists.
  let setBy: String
  let read: @Sendable (Model) -> Double?

  static let all: [ReadOnlyName] =
    [
      measure("loss", "the loss of the last train or evaluate", "train"),
      measure("accuracy", "the accuracy of the last train or evaluate", "train"),
      measure("val_loss", "the validation loss of the last train", "train with validation 0.2"),
      measure(
        "val_accuracy", "the validation accuracy of the last train", "train with validation 0.2"),
      ReadOnlyName(
        name: "epoch", summary: "how many epochs the network was trained", setBy: "layer"
      ) { Double($0.network.epoch) },
      ReadOnlyName(name: "step", summary: "how many steps the network was trained", setBy: "layer")
      {
        Double($0.network.step)
      },
      measure("seconds", "how long the last train took", "train"),
      ReadOnlyName(
        name: "parameters", summary: "how many numbers the network learns", setBy: "layer"
      ) { Double($0.network.parameterCount) },
    ]

  private static func measure(_ name: String, _ summary: String, _ setBy: String) -> ReadOnlyName {
    ReadOnlyName(name: name, summary: summary, setBy: setBy) { $0.measures[name] }
  }

  /// The name if it is one of those, or a metric that was computed.
  static func named(_ name: String, in session: Session) -> ReadOnlyName? {
    if let found = all.first(where: { $0.name == name }) { return found }
    guard session.model?.measures[name] != nil else { return nil }
    return measure(name, "a metric of the last train or evaluate", "evaluate")
  }

  /// Why a metric has no value: nothing has computed it, or it is undefined for what was evaluated.
  static func early(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "name.early", "'\(name)' has no value yet", at: span,
      hint: "evaluate sets it, where it is defined")
  }

  func value(in session: Session, at span: Span) throws(Diagnostic) -> Value {
    if let value = session.model.flatMap(read) { return .number(value) }
    if name.hasSuffix("accuracy"), let target = session.model?.network.target,
      target.classCount == nil
    {
      throw Diagnostic(
        "name.early", "numbers to learn have no '\(name)'", at: span,
        hint: "evaluate measures mse, mae and r2")
    }
    throw Diagnostic(
      "name.early", "'\(name)' has no value yet", at: span, hint: "\(setBy) sets it")
  }
}
