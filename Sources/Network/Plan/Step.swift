package import Tensors

/// A computation on memory that was placed beforehand: all it needs, chosen once.
///
/// Where a step may take less than a microsecond, `run` is to be always inlined: the call of a method
/// copies a structure of pointers and strides that is as long as many kernels' work.
package protocol Kernel {
  func run(_ memory: borrowing Memory)
}

/// One entry of a plan's list.
///
/// A class, because calling a method of an object in an array costs 3 ns; a closure there costs 50,
/// for it is retained and released around each call.
package class Step {
  package func run(_ memory: borrowing Memory) {}

  /// What lanes do before they go on to the next step.
  package enum Sequel {
    /// What they wrote, others read after a later meeting only.
    case goOn
    case meet
    /// Besides, they leave out all that follows where the loss is not finite and weights are updated on
    /// the way.
    case meetWhereFinite
  }

  package var sequel = Sequel.meet

  /// The step that runs a kernel on one lane, while the others wait.
  package static func running(_ kernel: some Kernel) -> Step { SingleStep(kernel) }

  /// The step that runs a kernel on every lane, each of which does its part.
  package static func shared(_ kernel: some Kernel, then sequel: Sequel = .meet) -> Step {
    let step = KernelStep(kernel)
    step.sequel = sequel
    return step
  }
}

private final class SingleStep<Work: Kernel>: Step {
  private let kernel: Work

  init(_ kernel: Work) {
    self.kernel = kernel
  }

  override func run(_ memory: borrowing Memory) {
    if memory.lane.index == 0 { kernel.run(memory) }
  }
}

private final class KernelStep<Work: Kernel>: Step {
  private let kernel: Work

  init(_ kernel: Work) {
    self.kernel = kernel
  }

  override func run(_ memory: borrowing Memory) { kernel.run(memory) }
}

/// What a plan is lent while it runs: the weights, which it never holds, and the batch.
package struct Memory {
  /// The flat buffer of parameters, and that of their gradients.
  package var parameters: UnsafePointer<Float>
  package var gradients: UnsafeMutablePointer<Float>
  /// The flat buffer of parameters, for the statistics that operations keep while training; `nil` where
  /// these stay as they are.
  package var statistics: UnsafeMutablePointer<Float>?
  package var batch: Batch
  /// Loss and hits are added here.
  package var tally: UnsafeMutablePointer<Tally>
  /// Random operations draw here.
  package var noise: UnsafeMutablePointer<RandomStream>
  /// Those that may run the plan side by side; `nil` for the calling thread alone. They outlive what
  /// is lent; copies of this, one for every step, count no references.
  private var unmanagedTeam: Unmanaged<Team>?
  package var team: Team? {
    get { unmanagedTeam?.takeUnretainedValue() }
    set { unmanagedTeam = newValue.map { Unmanaged.passUnretained($0) } }
  }
  /// Which of them reads this.
  package var lane = Lane.alone
  /// What updates large weights as soon as their gradients are there; `nil` where all gradients are
  /// wanted. It outlives what is lent.
  private var unmanagedUpdate: Unmanaged<BlockUpdate>?
  package var update: BlockUpdate? {
    get { unmanagedUpdate?.takeUnretainedValue() }
    set { unmanagedUpdate = newValue.map { Unmanaged.passUnretained($0) } }
  }
  var updatesOnTheWay: Bool { unmanagedUpdate != nil }

  package init(
    parameters: UnsafePointer<Float>, gradients: UnsafeMutablePointer<Float>, batch: Batch,
    tally: UnsafeMutablePointer<Tally>, noise: UnsafeMutablePointer<RandomStream>,
    team: Team? = nil
  ) {
    self.parameters = parameters
    self.gradients = gradients
    self.batch = batch
    self.tally = tally
    self.noise = noise
    self.team = team
  }
}

/// Which rows of what a plan gathers.
package struct Batch {
  /// The numbers of the rows; as many as the plan was made for.
  package var rows: UnsafePointer<Int32>
  /// The inputs of all rows, floats or bytes as the plan was made for; `nil` where there are none.
  package var inputs: UnsafeRawPointer?
  /// The places of the batch's rows among them.
  var inputRows: UnsafePointer<Int32>
  /// The class of each row, or its target numbers; `nil` where there are none.
  package var classes: UnsafePointer<Int32>?
  package var numbers: UnsafePointer<Float>?
  /// What one unit of each target number is worth in the data's own units.
  package var targetScales: UnsafePointer<Float>?
  /// Whether the loss is told in those units; else it is the one whose gradient is taken.
  package var reportsOwnUnits = true
  /// What a row of each class counts; `nil` where all rows count alike.
  package var classWeights: UnsafePointer<Float>?
  /// What makes inputs that are not all there; `nil` where they are. It outlives what is lent.
  private var unmanagedReader: Unmanaged<BatchReader>?
  var reader: BatchReader? {
    get { unmanagedReader?.takeUnretainedValue() }
    set { unmanagedReader = newValue.map { Unmanaged.passUnretained($0) } }
  }

  package init(rows: UnsafePointer<Int32>, inputs: UnsafeRawPointer? = nil) {
    self.rows = rows
    self.inputs = inputs
    inputRows = rows
  }

  /// Goes from the first of `total` rows to batch `i` of `size` rows.
  @inline(__always)
  mutating func go(to i: Int, of total: Int, by size: Int) {
    rows += i * size
    guard unmanagedReader == nil else {
      return read(min(size, total - i * size), of: total - i * size)
    }
    inputRows = rows
  }

  private mutating func read(_ count: Int, of total: Int) {
    guard let reader else { return }
    let batch = reader.read(rows, count, of: total)
    (inputs, inputRows) = (UnsafeRawPointer(batch.inputs), batch.rows)
  }
}

/// Sums over the rows of an epoch, in double.
package struct Tally: Hashable, Sendable {
  /// Of the rows' losses, in the data's own units.
  package var loss = 0.0
  /// Rows whose class was right.
  package var hits = 0
  package var rows = 0
  /// Of what the rows count, where the classes count differently; else 0.
  package var weight = 0.0

  package init() {}

  /// Adds what another lane found of the same batch.
  mutating func add(_ other: Tally) {
    loss += other.loss
    hits += other.hits
    weight += other.weight
  }

  /// The mean loss, of rows as they count.
  package var meanLoss: Double { loss / (weight > 0 ? weight : Double(rows)) }
}
