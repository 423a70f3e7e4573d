import Datasets
import Diagnostics
import Network
import OrderedCollections
import Specification
import Synchronization
import Syntax
import Tensors

/// What an editor asks about a session, with what takes longer to tell kept.
final class SessionFacts: Sendable {
  let session: Session
  let files: FileNames
  private let data = Mutex<Data?>(nil)

  /// What the data in use says to a network.
  struct Data: Sendable {
    var input: Shape?
    var tokens: InputTokens?
    var target: Tensors.Target?
    var columns: [PreparedColumn] = []
  }

  init(_ session: Session, _ files: FileNames) {
    self.session = session
    self.files = files
  }

  /// The network in use, to try layers on; an empty one where there is none.
  var sketch: NetworkSketch {
    let network = session.model?.network ?? Network(name: session.modelName)
    let data = network.inputShape == nil || network.target == nil ? dataInUse : nil
    return NetworkSketch(
      network, input: data?.input, tokens: data?.tokens, target: data?.target)
  }

  /// What the data in use says; `nil` without data.
  var dataInUse: Data? {
    guard let dataset = session.dataset else { return nil }
    return data.withLock { known in
      if let known { return known }
      let preparation = Preparation(learningFrom: dataset, standardisingTargets: false)
      let found = Data(
        input: preparation.inputShape, tokens: preparation.inputTokens,
        target: preparation.learned, columns: preparation.columns)
      known = found
      return found
    }
  }

  /// The columns of a row that the network in use is asked about.
  var askedColumns: [PreparedColumn] {
    if let learnt = session.model?.preparation { return learnt.columns }
    return dataInUse?.columns ?? []
  }

  /// The columns of the data in use, each with what it is.
  var columns: [(name: String, summary: String)] {
    guard let dataset = session.dataset else { return [] }
    var columns = dataset.target.names.map { ($0, "the target of \(dataset.name)") }
    if let features = dataset.tableColumns {
      columns = features.map { ($0.name, "\($0.kind.rawValue)") } + columns
    }
    return columns
  }

  /// The fields of a record, by the names on the way to it from a variable.
  func record(_ path: [String]) -> OrderedDictionary<String, Value>? {
    guard let first = path.first, var value = session.variables[first] else { return nil }
    for name in path.dropFirst() {
      guard case .record(let fields) = value, let inner = fields[name] else { return nil }
      value = inner
    }
    guard case .record(let fields) = value else { return nil }
    return fields
  }
}

/// What is known at a place of a text: the session, and what the text before it has bound.
struct Scope {
  let facts: SessionFacts
  /// Names that the text gives a value.
  private(set) var bound: Set<String> = []
  /// Commands that the text defines, with their parameters.
  private(set) var definitions: [String: [String]] = [:]
  /// The network in use; `nil` where the text may have changed it.
  private(set) var network: NetworkSketch?
  /// Whether the text may bring names that are not in it.
  private(set) var hidesNames = false
  /// For each block around the place, whether it is the body of a command.
  private var blocks: [Bool] = []

  init(_ facts: SessionFacts) {
    self.facts = facts
  }

  // MARK: What the text does

  mutating func bind(_ name: String) { bound.insert(name) }

  mutating func define(_ name: String, _ parameters: [String]) { definitions[name] = parameters }

  mutating func enterBlock(isDefinition: Bool) {
    blocks.append(isDefinition)
    loseSession()
  }

  mutating func leaveBlock() { _ = blocks.popLast() }

  private var isSessionKnown = true

  /// The text changes the session in a way that is only known as it runs.
  mutating func loseSession(andNames: Bool = false) {
    isSessionKnown = false
    network = nil
    if andNames { hidesNames = true }
  }

  /// The network in use, to try a layer on; `nil` where the text may have changed it.
  mutating func sketch() -> NetworkSketch? {
    if isSessionKnown, network == nil { network = facts.sketch }
    return network
  }

  mutating func keep(_ sketch: NetworkSketch) { network = sketch }

  // MARK: What is known

  /// The session as it is at this place; `nil` where the text may have changed it.
  var session: Session? { isSessionKnown ? facts.session : nil }

  /// Whether a name that is nowhere known is surely wrong.
  var knowsAllNames: Bool { !hidesNames && !blocks.contains(true) }

  func isValue(_ name: String) -> Bool {
    isBound(name) || Metrics.formula(named: name) != nil
      || ReadOnlyName.named(name, in: facts.session) != nil
  }

  func isCommand(_ name: String) -> Bool {
    Commands.byName[name] != nil || parameters(of: name) != nil
  }

  /// The parameters of a command that a user defined.
  func parameters(of name: String) -> [String]? {
    definitions[name] ?? facts.session.definitions[name]?.parameters.map(\.name.text)
  }
}

extension Scope: ArgumentContext {
  func isBound(_ name: String) -> Bool {
    bound.contains(name) || facts.session.variables[name] != nil
  }

  /// The value of a plain expression; most are known only as the command runs.
  func literal(of expression: Expression, in source: SourceText) -> Literal {
    switch expression.kind {
    case .number(let number): return .number(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .none: return .none
    case .text(let parts): return Self.text(parts)
    case .name(let name): return variable(name)
    case .list(let elements): return .list(elements.map { literal(of: $0, in: source) })
    case .negative(let inner):
      guard case .number(let number) = literal(of: inner, in: source) else { return .unknown }
      return .number(-number)
    default: return .unknown
    }
  }

  private static func text(_ parts: [TextPart]) -> Literal {
    var text = ""
    for part in parts {
      guard case .characters(let characters) = part else { return .unknown }
      text += characters
    }
    return .text(text)
  }

  /// The value of a variable of the session that the text leaves alone.
  private func variable(_ name: String) -> Literal {
    guard !bound.contains(name), knowsAllNames, let value = facts.session.variables[name] else {
      return .unknown
    }
    switch value {
    case .list(let list) where list.count > 100: return .unknown
    case .range: return .unknown
    default: return value.literal
    }
  }
}
