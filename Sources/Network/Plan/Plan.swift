package import Diagnostics
import Glibc
package import Tensors

/// A graph turned into steps on memory that was placed once: for a batch size, a mode and a number of
/// threads. It holds no weights; running it allocates nothing and takes no lock.
package final class Plan {
  /// What a plan is for.
  package enum Mode: Sendable {
    /// Loss, hits and gradients.
    case train(any Loss)
    /// Loss and hits.
    case evaluate(any Loss)
    /// Outputs alone.
    case infer

    package var loss: (any Loss)? {
      switch self {
      case .train(let loss), .evaluate(let loss): loss
      case .infer: nil
      }
    }

    package var trains: Bool {
      if case .train = self { true } else { false }
    }
  }

  /// How inputs are stored.
  package enum InputForm: Hashable, Sendable {
    case floats
    case bytes(scale: Float)
  }

  /// All that decides what a plan does.
  package struct Request: Sendable {
    package var graph: Graph
    package var layout: ParameterLayout
    package var mode: Mode
    package var rows: Int
    package var inputForm: InputForm
    /// What there is to learn; needed with a loss.
    package var target: Target?
    /// The places of the parameters whose gradients nobody wants.
    package var frozen: Set<Int>
    package var threads: Threads
    /// Whether every value and gradient is still there after a run: no operation is fused with
    /// another, and no buffer shared.
    package var keepsValues = false

    package init(
      graph: Graph, layout: ParameterLayout, mode: Mode, rows: Int, inputForm: InputForm = .floats,
      target: Target? = nil, frozen: Set<Int> = [], threads: Threads
    ) {
      self.graph = graph
      self.layout = layout
      self.mode = mode
      self.rows = rows
      self.inputForm = inputForm
      self.target = target
      self.frozen = frozen
      self.threads = threads
    }
  }

  package let rows: Int
  /// The outputs of the last run; logits where the mode has a loss that starts from them.
  package let outputs: Rows
  /// Where each operation works, in order; empty where values are not kept.
  let stages: [Stage]
  /// Kept alive by the plan; going through them counts no references, which would cost as much as a
  /// small step itself.
  private let steps: UnsafeMutableBufferPointer<Unmanaged<Step>>
  /// Those that run the steps side by side; one alone where the products are small.
  let threads: Threads
  /// The places of the parameters that `Memory.update` may update.
  let blockwise: [Int]
  private let memory: UnsafeMutablePointer<Float>
  private let lanes: Lanes

  /// Throws where the buffers would not fit into this machine.
  package init(_ request: Request) throws(Diagnostic) {
    let layout = PlanLayout(request)
    try Self.check(bytes: layout.estimatedBytes, rows: request.rows)
    let placed = layout.placed()
    memory = AlignedMemory.allocate(placed.count)
    memory.initialize(repeating: 0, count: placed.count)
    let assembly = PlanAssembly(request, layout, placed.offsets, memory)
    rows = request.rows
    threads = layout.threads
    blockwise = layout.blockwise
    let list = assembly.steps()
    steps = .allocate(capacity: list.count)
    _ = steps.initialize(from: list.map { Unmanaged.passRetained($0) })
    lanes = Lanes(steps, count: threads.count)
    outputs = assembly.outputs
    stages = request.keepsValues ? assembly.stages : []
  }

  deinit {
    for step in steps { step.release() }
    steps.deallocate()
    free(memory)
  }

  /// An operation with the places it works on.
  struct Stage {
    let node: Graph.Node
    let site: Site
    /// Whether the loss is taken of what comes before it.
    let isAfterLoss: Bool
  }

  /// The bytes that a plan's buffers would take if none were shared.
  static func bytes(of request: Request) -> Double { PlanLayout(request).estimatedBytes }

  /// Refuses buffers that this machine cannot hold.
  static func check(bytes: Double, rows: Int) throws(Diagnostic) {
    try MachineMemory.check(
      bytes: bytes, for: "a batch of \(rows) rows", "what flows between layers")
  }

  /// Runs every step in order.
  package func run(_ memory: borrowing Memory) {
    let memory = copy memory
    guard threads.count > 1, let team = memory.team else {
      return memory.updatesOnTheWay ? runCarefully(memory) : runAll(memory)
    }
    lanes.memory = memory
    team.run(lanes)
    for index in 1..<team.count {
      memory.tally.pointee.add(lanes.tallies[index * Lanes.tallyStride])
    }
  }

  private func runAll(_ memory: Memory) {
    for step in steps { step._withUnsafeGuaranteedRef { $0.run(memory) } }
  }

  private func runCarefully(_ memory: Memory) {
    for step in steps {
      let sequel = step._withUnsafeGuaranteedRef { step in
        step.run(memory)
        return step.sequel
      }
      if sequel == .meetWhereFinite, !memory.tally.pointee.loss.isFinite { return }
    }
  }

  /// What each lane does of a run: its part of every step, in order.
  private final class Lanes: LaneWork {
    var memory: Memory?
    private let steps: UnsafeMutableBufferPointer<Unmanaged<Step>>
    /// What each lane but the first adds up, each in a cache line of its own.
    let tallies: UnsafeMutablePointer<Tally>
    static let tallyStride = 4

    init(_ steps: UnsafeMutableBufferPointer<Unmanaged<Step>>, count: Int) {
      self.steps = steps
      tallies = .allocate(capacity: count * Self.tallyStride)
      tallies.initialize(repeating: Tally(), count: count * Self.tallyStride)
    }

    deinit { tallies.deallocate() }

    func run(_ lane: Lane) {
      guard var own = memory else { return }
      own.lane = lane
      if lane.index > 0 {
        own.tally = tallies + lane.index * Self.tallyStride
        own.tally.pointee = Tally()
      }
      let lent = own
      for step in steps {
        let sequel = step._withUnsafeGuaranteedRef { step in
          step.run(lent)
          return step.sequel
        }
        if sequel != .goOn { lane.meet() }
        if sequel == .meetWhereFinite, lent.updatesOnTheWay, !isFinite(lane.count) { return }
      }
    }

    /// Whether the loss is finite on every lane; the same answer on each, after they met.
    private func isFinite(_ count: Int) -> Bool {
      guard let first = memory?.tally.pointee.loss else { return true }
      return (1..<count).reduce(first) { $0 + tallies[$1 * Self.tallyStride].loss }.isFinite
    }
  }
}

extension Plan.Request: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    a.rows == b.rows && a.mode.trains == b.mode.trains && a.target == b.target
      && a.inputForm == b.inputForm && a.threads == b.threads
      && a.mode.loss?.written == b.mode.loss?.written && a.graph == b.graph
      && a.layout == b.layout && a.frozen == b.frozen && a.keepsValues == b.keepsValues
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(mode.trains)
    hasher.combine(mode.loss?.written)
    hasher.combine(graph.nodes.count)
  }
}
