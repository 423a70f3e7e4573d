import Tensors

/// Which buffers a plan needs, and from which step to which each of them is alive.
///
/// The list of steps: 0 gathers the batch, 1...n run the n operations forward, n + 1 is the loss,
/// and n + 2 ... 2n + 1 run them backward, the last one first.
struct PlanLayout {
  let request: Plan.Request
  let lowering: Lowering
  /// The values whose gradient is wanted: those that depend on a parameter
  /// that is not frozen.
  private(set) var learns: Set<Graph.Value> = []
  private(set) var values: [Graph.Value: ArenaLayout.Buffer] = [:]
  private(set) var gradients: [Graph.Value: ArenaLayout.Buffer] = [:]
  /// For each operation: what forward leaves for backward.
  private(set) var saved: [ArenaLayout.Buffer] = []
  /// For gradients that are added to others.
  private(set) var addends: [Graph.Value: ArenaLayout.Buffer] = [:]
  private(set) var scratch: ArenaLayout.Buffer = 0
  /// The numbers from one lane's scratch memory to the next one's.
  private(set) var scratchStride = 0
  private(set) var classes: ArenaLayout.Buffer = 0
  private(set) var numbers: ArenaLayout.Buffer = 0
  private(set) var rowWeights: ArenaLayout.Buffer = 0
  /// The bytes of all buffers if none were shared.
  private(set) var estimatedBytes = 0.0
  private var arena = ArenaLayout()

  var nodes: [Graph.Node] { lowering.nodes }
  private var trains: Bool { request.mode.trains }
  private var end: Int { 2 * nodes.count + 1 }

  init(_ request: Plan.Request) {
    self.request = request
    lowering = Lowering(
      request.graph, mode: request.mode, fusing: !request.keepsValues,
      keepingLast: request.keepsValues)
    findLearners()
    guard fits() else { return }
    placeTargets()
    placeValues()
    if trains { placeGradients() }
    placeWorkspaces()
  }

  func placed() -> (offsets: [Int], count: Int) { arena.placed() }

  func shapes(of node: Graph.Node) -> [Shape] { node.inputs.map { request.graph.shapes[$0] } }

  /// The distance between the rows of a value: further apart than their length where the cache asks
  /// for it, but not where they are read in one run, by the loss or step by step.
  func stride(of value: Graph.Value) -> Int {
    let shape = request.graph.shapes[value]
    return value == lowering.output || shape.rank > 1
      ? shape.count : ParameterLayout.stride(of: shape.count)
  }

  /// The numbers from one copy of a value to the next.
  func copyStride(of value: Graph.Value) -> Int {
    ParameterLayout.roundedUp(request.rows * stride(of: value))
  }

  /// Those that work side by side: one alone where every operation is small.
  var threads: Threads {
    let isLarge = nodes.contains {
      $0.operation.isLarge(rows: request.rows, inputs: shapes(of: $0))
    }
    return isLarge ? request.threads : Threads(1)
  }

  /// How many copies of a batch's inputs are gathered: one for each thread, where every operation
  /// that reads them asks for it.
  var inputCopies: Int {
    let readers = nodes.filter { $0.inputs.contains(Graph.input) }
    let ask = readers.allSatisfy { $0.operation.readsCopies(rows: request.rows) }
    return ask && !readers.isEmpty && lowering.output != Graph.input ? threads.count : 1
  }

  /// The places of the parameters whose gradients come block by block; those of a tensor that two
  /// operations read do not.
  var blockwise: [Int] {
    let places = nodes.flatMap { node in
      learns(node) ? node.operation.blockwise(shapes(of: node)).map { node.parameters[$0] } : []
    }
    let readers = nodes.flatMap(\.parameters)
    return places.filter { place in
      !request.frozen.contains(place) && readers.count { $0 == place } == 1
    }
  }

  /// Whether backward has anything to do for an operation.
  func learns(_ node: Graph.Node) -> Bool { learns.contains(node.output) }

  private mutating func findLearners() {
    for node in nodes where !lowering.extras.contains(node.output) {
      let reaches = node.inputs.contains { learns.contains($0) }
      let hasOwn = node.parameters.contains { !request.frozen.contains($0) }
      if hasOwn || reaches { learns.insert(node.output) }
    }
  }

  /// Adds up all sizes in floating point, which cannot overflow; `false` where they are absurd.
  private mutating func fits() -> Bool {
    let rows = Double(request.rows)
    for shape in request.graph.shapes {
      estimatedBytes += rows * (Double(shape.count) + 16) * (trains ? 8 : 4)
    }
    guard estimatedBytes < 0x1p50 else { return false }
    for node in nodes {
      let numbers = node.operation.workspaceEstimate(
        rows: request.rows, inputs: shapes(of: node))
      estimatedBytes += 4 * numbers
    }
    return estimatedBytes < 0x1p50
  }

  private func forwardStep(_ i: Int) -> Int { i + 1 }
  private func backwardStep(_ i: Int) -> Int { end - i }
  private var lossStep: Int { nodes.count + 1 }
  /// How often the loss looks at a row.
  var steps: Int { request.mode.loss == nil ? 1 : request.target?.steps ?? 1 }

  private mutating func placeTargets() {
    classes = arena.request(request.rows * steps, alive: 0...lossStep)
    let width = request.mode.loss == nil ? 0 : request.graph.shapes[lowering.output].count
    numbers = arena.request(request.rows * width, alive: 0...lossStep)
    rowWeights = arena.request(request.rows * steps, alive: lossStep...lossStep)
  }

  private mutating func placeValues() {
    var lives: [Graph.Value: ClosedRange<Int>] = [Graph.input: 0...0]
    func extend(_ value: Graph.Value, to step: Int) {
      guard let life = lives[value] else { return }
      lives[value] = life.lowerBound...max(life.upperBound, step)
    }
    for (i, node) in nodes.enumerated() {
      lives[node.output] = forwardStep(i)...forwardStep(i)
      let backward = trains && learns(node) ? backwardStep(i) : 0
      let tape = node.operation.tape
      for (k, input) in node.inputs.enumerated() {
        let isRead = tape.contains(k > 0 ? .laterInputs : .firstInput)
        extend(input, to: max(forwardStep(i), isRead ? backward : 0))
      }
      if tape.contains(.output) { extend(node.output, to: backward) }
    }
    extend(lowering.output, to: end)
    for (value, life) in lives.sorted(by: { $0.key < $1.key }) {
      let life = request.keepsValues ? life.lowerBound...end : life
      let copies = value == Graph.input ? inputCopies : 1
      values[value] = arena.request(copies * copyStride(of: value), alive: life)
    }
  }

  private mutating func placeGradients() {
    var first: [Graph.Value: Int] = [lowering.output: lossStep]
    for (i, node) in nodes.enumerated().reversed() where learns(node) {
      for input in node.inputs where learns.contains(input) {
        if first[input] == nil {
          first[input] = backwardStep(i)
        } else if addends[input] == nil {
          addends[input] = arena.request(
            request.rows * stride(of: input), alive: lossStep...end)
        }
      }
    }
    for (i, node) in nodes.enumerated() {
      guard let start = first[node.output] else { continue }
      gradients[node.output] = arena.request(
        request.rows * stride(of: node.output),
        alive: start...(request.keepsValues ? end : backwardStep(i)))
    }
  }

  private mutating func placeWorkspaces() {
    var largest = 0
    for (i, node) in nodes.enumerated() {
      let shapes = shapes(of: node)
      let count = trains ? node.operation.savedCount(rows: request.rows, inputs: shapes) : 0
      saved.append(arena.request(count, alive: forwardStep(i)...end))
      largest = max(largest, node.operation.scratchCount(rows: request.rows, inputs: shapes))
    }
    scratchStride = ParameterLayout.roundedUp(largest)
    scratch = arena.request(scratchStride * threads.count, alive: 0...end)
  }
}
