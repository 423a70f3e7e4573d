package import Diagnostics
package import Tensors

/// A network as a value: its layers, its weights, and what it is trained with.
///
/// Copies share their weights until one of them changes.
package struct Network: Sendable {
  /// A layer with the name it goes by.
  package struct NamedLayer: Sendable {
    package let name: String
    package internal(set) var layer: any Layer
    /// Whether training leaves its tensors as they are.
    package internal(set) var isFrozen = false
  }

  package var name: String
  package internal(set) var layers: [NamedLayer] = []
  /// Names that no new layer may have, besides those that stand in it.
  package var reservedNames: Set<String> = []
  /// The shape of a row of inputs: from the data, or declared; `nil` before either.
  package internal(set) var inputShape: Shape?
  /// What the inputs stand for, where they are tokens.
  package internal(set) var inputTokens: InputTokens?
  /// What it learns, where that is known.
  package internal(set) var target: Target?
  /// What the layers build; `nil` before there are any.
  package internal(set) var graph: Graph?
  package internal(set) var layout = ParameterLayout([])
  /// All weights in one buffer, laid out by `layout`.
  package internal(set) var parameters = FloatBuffer(count: 0)
  /// The loss that was chosen; `nil` for the one that goes with the output.
  package internal(set) var chosenLoss: (any Loss)?
  package internal(set) var optimizer: any Optimizer = Adam()
  package internal(set) var optimizerState = OptimizerState()
  package internal(set) var schedule: any Schedule = ConstantSchedule()
  /// What the schedule kept of the last training.
  package internal(set) var scheduleState = ScheduleState()
  /// Whole epochs, and steps, that it was trained for so far.
  package internal(set) var epoch = 0
  package internal(set) var step = 0
  /// What each layer turned out to be, by its name; those inside others too.
  var built: [String: BuiltLayer] = [:]

  package init(name: String = "network") {
    self.name = name
  }

  /// The number of weights, gaps left out.
  package var parameterCount: Int { layout.slots.reduce(0) { $0 + $1.shape.count } }

  /// The activation of the output.
  package var outputActivation: Activation {
    guard let graph else { return .identity }
    let last = graph.producer(of: graph.output)?.operation as? any ActivationOperation
    return last?.activation ?? .identity
  }

  /// The number of outputs, of each step where it gives a sequence; 0 without layers.
  package var outputCount: Int { graph?.outputShape.width ?? 0 }

  /// The loss it trains with: the chosen one, or the one that goes with the output.
  package var loss: any Loss {
    let activation = outputActivation
    return chosenLoss?.suited(to: activation) ?? Losses.natural(for: activation)
  }

  /// Chooses a loss; whether it fits the output is looked at when it is used.
  package mutating func use(_ loss: any Loss) {
    chosenLoss = loss
  }

  /// Chooses an optimizer, which starts with an empty memory.
  package mutating func use(_ optimizer: any Optimizer) throws(Diagnostic) {
    try optimizer.check()
    self.optimizer = optimizer
    optimizerState = OptimizerState()
  }

  /// Chooses how the rate goes during each training.
  package mutating func use(_ schedule: any Schedule) throws(Diagnostic) {
    try schedule.check()
    self.schedule = schedule
    scheduleState = ScheduleState()
  }
}
