package import Diagnostics
package import Network
import Specification
import Syntax
package import Tensors

/// A network without its weights, as lines of the language: what a saved model holds of its layers,
/// its loss, its optimizer and its schedule, and what builds it again.
///
///     layer input 4
///     layer dense 16 relu name dense1
///     layer dense 3 softmax name dense2
///     optimizer adam rate 0.01
package enum NetworkText {
  /// The lines of a network.
  package static func written(_ network: Network) -> String {
    var lines: [String] = []
    if let shape = network.inputShape {
      let tokens = network.inputTokens.map {
        " tokens \($0.count)" + ($0.isPadded ? " padded on" : "")
      }
      lines.append("layer input \(shape)\(tokens ?? "")")
    }
    lines += network.layers.map(\.statement)
    lines += frozen(network.layers).map { "freeze \($0)" }
    if let loss = network.chosenLoss { lines.append("loss \(loss.written)") }
    lines.append("optimizer \(network.optimizer.written)")
    if !(network.schedule is ConstantSchedule) {
      lines.append("schedule \(network.schedule.written)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The frozen layers; of one that is frozen whole, not those inside.
  private static func frozen(_ layers: [Network.NamedLayer]) -> [String] {
    layers.flatMap { $0.isFrozen ? [$0.name] : $0.branches.flatMap(frozen) }
  }

  /// Builds a network from its lines; its weights are drawn from `streams`.
  ///
  /// - Parameter target: what it learnt, for `out` layers; `nil` where that is not known.
  package static func network(
    from text: String, named name: String, target: Target?, streams: inout RandomStreams
  ) throws(Diagnostic) -> Network {
    let verbs = ["layer", "residual", "concat", "freeze", "loss", "optimizer", "schedule"]
    let vocabulary = Vocabulary(verbs: Set(verbs), verbsWithBlocks: ["residual", "concat"])
    let block = try Parser.parse(SourceText(text, name: name), vocabulary: vocabulary)
    var network = Network(name: name)
    try add(block, to: &network, target: target, streams: &streams)
    return network
  }

  private static func add(
    _ block: Block, to network: inout Network, target: Target?, streams: inout RandomStreams
  ) throws(Diagnostic) {
    for statement in block.statements {
      guard case .command(let line) = statement.kind else {
        throw noLine(statement.span).located(in: block.source)
      }
      do throws(Diagnostic) {
        try add(line, to: &network, target: target, streams: &streams)
      } catch {
        throw error.located(at: line.verb.span).located(in: block.source)
      }
    }
  }

  /// Adds a layer that is made of those in some blocks.
  private static func add(
    _ type: any CompositeLayer.Type, _ line: CommandLine, to network: inout Network,
    target: Target?, streams: inout RandomStreams
  ) throws(Diagnostic) {
    let bound = try Kind(CompositeLine.self) { $0 }.make(line.arguments, in: Constants())
    var composition = Composition(network)
    for body in bound.bodies {
      var branch = composition.next
      try add(body.block, to: &branch, target: target, streams: &streams)
      try composition.keep(branch)
    }
    try network.append(
      type.init(composition.branches), name: bound.name, target: target, streams: &streams)
  }

  private static func noLine(_ span: Span) -> Diagnostic {
    Diagnostic("model.text", "this is no line of a network", at: span)
  }

  private static func add(
    _ line: CommandLine, to network: inout Network, target: Target?,
    streams: inout RandomStreams
  ) throws(Diagnostic) {
    let constants = Constants()
    switch line.verb.text {
    case "layer":
      let bound = try Kind(LayerLine.self) { $0 }.make(line.arguments, in: constants)
      guard let layer = bound.layer else { return }
      try network.append(layer, name: bound.name, target: target, streams: &streams)
    case "residual":
      try add(ResidualLayer.self, line, to: &network, target: target, streams: &streams)
    case "concat":
      try add(ConcatLayer.self, line, to: &network, target: target, streams: &streams)
    case "freeze":
      let bound = try Kind(FreezeLine.self) { $0 }.make(line.arguments, in: constants)
      try network.setFrozen(true, layer: try network.layer(bound.layer).name)
    case "loss":
      let bound = try Kind(LossLine.self) { $0 }.make(line.arguments, in: constants)
      if let loss = bound.loss { network.use(loss) }
    case "optimizer":
      let bound = try Kind(OptimizerLine.self) { $0 }.make(line.arguments, in: constants)
      if let optimizer = bound.optimizer { try network.use(optimizer) }
    case "schedule":
      let bound = try Kind(ScheduleLine.self) { $0 }.make(line.arguments, in: constants)
      if let schedule = bound.schedule { try network.use(schedule) }
    default: throw noLine(Span(line.verb.span.lower, line.arguments.end.upper))
    }
  }
}

/// `layer KIND … [name NAME]`.
private struct LayerLine: Described {
  var layer: (any Layer)?
  var name: String?

  static let spec = Spec<LayerLine>(
    "layer", "Adds a layer.",
    [
      .entry(\.layer, "layer", "The kind.", from: { Layers.all }, write: \.written),
      .option(\.name, "name", "How it is called."),
    ])
}

/// `residual { … } [name NAME]`, `concat { … } { … } [name NAME]`.
private struct CompositeLine: Described {
  var bodies: [BlockArgument] = []
  var name: String?

  static let spec = Spec<CompositeLine>(
    "composite", "Adds layers as one.",
    [
      .rest(\.bodies, "body", "The layers of each branch."),
      .option(\.name, "name", "How it is called."),
    ])
}

/// `freeze LAYER`.
private struct FreezeLine: Described {
  var layer = ""

  static let spec = Spec<FreezeLine>(
    "freeze", "Freezes a layer.", [.positional(\.layer, "layer", "Its name.", form: .anyWord)])
}

/// `loss NAME`.
private struct LossLine: Described {
  var loss: (any Loss)?

  static let spec = Spec<LossLine>(
    "loss", "Chooses the loss.",
    [.entry(\.loss, "loss", "The name.", from: { Losses.all }, write: \.written)])
}

/// `optimizer NAME …`.
private struct OptimizerLine: Described {
  var optimizer: (any Optimizer)?

  static let spec = Spec<OptimizerLine>(
    "optimizer", "Chooses the optimizer.",
    [
      .entry(\.optimizer, "optimizer", "The name.", from: { Optimizers.all }, write: \.written)
    ])
}

/// `schedule NAME …`.
private struct ScheduleLine: Described {
  var schedule: (any Schedule)?

  static let spec = Spec<ScheduleLine>(
    "schedule", "Chooses the schedule.",
    [.entry(\.schedule, "schedule", "The name.", from: { Schedules.all }, write: \.written)])
}

/// The context of a text that uses no names: numbers, texts, booleans and lists of them.
private struct Constants: ArgumentContext {
  func isBound(_ name: String) -> Bool { false }

  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal {
    switch expression.kind {
    case .number(let value): return .number(value)
    case .boolean(let value): return .boolean(value)
    case .none: return .none
    case .negative(let operand):
      if case .number(let value) = try literal(of: operand, in: source) { return .number(-value) }
    case .list(let elements):
      var literals: [Literal] = []
      for element in elements { literals.append(try literal(of: element, in: source)) }
      return .list(literals)
    case .text(let parts):
      if parts.count == 1, case .characters(let text) = parts[0] { return .text(text) }
    default: break
    }
    throw Diagnostic(
      "model.text", "a constant is needed here", at: expression.span, source: source)
  }
}
