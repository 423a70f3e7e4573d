package import Diagnostics
package import Specification
package import Tensors

/// How weights follow from their gradients.
package protocol Optimizer: Described {
  /// Its rate where none is written.
  static var defaultRate: Double { get }
  /// The rate as written; `nil` for the default.
  var rate: Double? { get set }
  /// λ, added as λw to the gradient.
  var weightDecay: Double { get set }

  /// The names of what it keeps for each weight, as PyTorch calls them.
  var slots: [String] { get }

  /// Throws where options contradict each other.
  func check() throws(Diagnostic)

  /// Moves the weights one step.
  func update(_ site: UpdateSite, rate: Double)
}

extension Optimizer {
  /// The name it is written with: `adam`.
  package var kind: String { Self.spec.name }

  /// The optimizer as the language writes it: `sgd rate 0.1`.
  package var written: String { Self.spec.written(self) }

  package func check() throws(Diagnostic) {}

  /// The rate that is used where `train` names none.
  package var baseRate: Double { rate ?? Self.defaultRate }
}

/// Where an optimizer works: all parameters of a network in one run.
package struct UpdateSite {
  package var weights: UnsafeMutablePointer<Float>
  package var gradients: UnsafePointer<Float>
  /// What it keeps, in the order of its `slots`; two places are enough for every optimizer so far.
  package var slots: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
  package var count: Int
  /// The number of this step, from 1.
  package var step: Int
  package var threads: Threads

  /// The same for the weights in `range` alone, where the optimizer made `missed` steps fewer.
  func part(_ range: Range<Int>, missed: Int) -> UpdateSite {
    var part = self
    let start = range.lowerBound
    part.weights += start
    part.gradients += start
    part.slots = (slots.0 + start, slots.1 + start)
    part.count = range.count
    part.step -= missed
    return part
  }

  /// The weights that are worth a thread of their own.
  static let grain = 16_384
}

/// What an optimizer keeps between steps.
package struct OptimizerState: Hashable, Sendable {
  /// A buffer for each of the optimizer's slots, laid out like the parameters.
  package var slots: [FloatBuffer]
  /// Steps made.
  package var steps: Int
  /// For each tensor, how many of the steps it was not there for or frozen in; empty for none. As in
  /// PyTorch, each tensor counts its own steps.
  package var missed: [Int]

  package init(slots: [FloatBuffer] = [], steps: Int = 0, missed: [Int] = []) {
    self.slots = slots
    self.steps = steps
    self.missed = missed
  }

  /// How many of the steps a tensor missed.
  func missed(by place: Int) -> Int { missed.indices.contains(place) ? missed[place] : 0 }
}

/// The catalog of optimizers.
package enum Optimizers {
  package static let all: [Kind<any Optimizer>] = [Kind(SGD.self), Kind(Adam.self)]
}

extension Kind where Product == any Optimizer {
  package init<Type: Optimizer>(_ type: Type.Type) { self.init(type) { $0 } }
}
