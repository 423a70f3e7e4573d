import Tensors

/// Makes the steps of a plan, once every buffer has its place.
struct PlanAssembly {
  private let request: Plan.Request
  private let layout: PlanLayout
  private let offsets: [Int]
  private let memory: UnsafeMutablePointer<Float>

  init(
    _ request: Plan.Request, _ layout: PlanLayout, _ offsets: [Int],
    _ memory: UnsafeMutablePointer<Float>
  ) {
    self.request = request
    self.layout = layout
    self.offsets = offsets
    self.memory = memory
  }

  var outputs: Rows { rows(of: layout.lowering.output, in: layout.values[layout.lowering.output]) }

  /// Each operation with the places it works on.
  var stages: [Plan.Stage] {
    layout.nodes.indices.map { index in
      let node = layout.nodes[index]
      return Plan.Stage(
        node: node, site: site(index),
        isAfterLoss: layout.lowering.extras.contains(node.output))
    }
  }

  func steps() -> [Step] {
    var steps = gatherSteps()
    let sites = layout.nodes.indices.map(site)
    for (node, site) in zip(layout.nodes, sites) { steps.append(node.operation.forward(site)) }
    if let loss = request.mode.loss { steps += lossSteps(loss) }
    if request.mode.trains { steps += backwardSteps(sites) }
    return steps
  }

  private func pointer(_ buffer: ArenaLayout.Buffer) -> UnsafeMutablePointer<Float> {
    memory + offsets[buffer]
  }

  private func rows(of value: Graph.Value, in buffer: ArenaLayout.Buffer?) -> Rows {
    guard let buffer else { preconditionFailure("value \(value) was given no place") }
    return Rows(
      pointer(buffer), count: request.rows, columns: request.graph.shapes[value].count,
      stride: layout.stride(of: value),
      copyStride: value == Graph.input && layout.inputCopies > 1 ? layout.copyStride(of: value) : 0)
  }

  private func gradient(of value: Graph.Value) -> Rows? {
    guard let buffer = layout.gradients[value], layout.learns.contains(value) else { return nil }
    return rows(of: value, in: buffer)
  }

  private func site(_ index: Int) -> Site {
    let node = layout.nodes[index]
    return Site(
      rows: request.rows, shapes: layout.shapes(of: node),
      inputs: node.inputs.map { rows(of: $0, in: layout.values[$0]) },
      output: rows(of: node.output, in: layout.values[node.output]),
      parameters: node.parameters.map { request.layout.slots[$0] },
      frozen: Set(node.parameters.indices.filter { request.frozen.contains(node.parameters[$0]) }),
      inputGradients: node.inputs.map(gradient), outputGradient: gradient(of: node.output),
      saved: pointer(layout.saved[index]), scratch: pointer(layout.scratch),
      scratchStride: layout.scratchStride)
  }

  // MARK: Batch and loss

  private var classes: UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(pointer(layout.classes)).assumingMemoryBound(to: Int32.self)
  }

  /// What the loss looks at: a row, or each of its steps.
  private var judged: Rows { outputs.divided(into: layout.steps) }

  private var numbers: Rows {
    Rows(pointer(layout.numbers), count: judged.count, columns: judged.columns)
  }

  private func gatherSteps() -> [Step] {
    let input = rows(of: Graph.input, in: layout.values[Graph.input])
    var steps = request.mode.loss.map(targetSteps) ?? []
    // Before the targets are read there is a later meeting; copies of the inputs are read by their lane.
    let after: Step.Sequel = input.copyStride > 0 ? .goOn : .meet
    switch request.inputForm {
    case .floats: steps.append(.shared(GatherFloats(target: input), then: after))
    case .bytes(let scale):
      steps.append(.shared(GatherBytes(target: input, scale: scale), then: after))
    }
    return steps
  }

  private func targetSteps(_ loss: any Loss) -> [Step] {
    if case .tokens(_, let steps)? = request.target {
      let tokens = GatherTokens(target: classes, count: request.rows, steps: steps)
      return [.shared(tokens, then: .goOn)]
    }
    guard case .classes? = request.target else {
      return [.shared(GatherNumbers(target: numbers), then: .goOn)]
    }
    let classes = Step.shared(GatherClasses(target: classes, count: request.rows), then: .goOn)
    guard loss.targetForm == .numbers else { return [classes] }
    return [classes, .shared(GatherOneHot(target: numbers), then: .goOn)]
  }

  private func lossSteps(_ loss: any Loss) -> [Step] {
    let outputs = judged
    let gradient = request.mode.trains ? gradient(of: layout.lowering.output) : nil
    let site = LossSite(
      outputs: outputs, gradient: gradient?.divided(into: layout.steps),
      classes: classes, numbers: numbers, rowWeights: pointer(layout.rowWeights))
    let step = loss.step(site)
    step.sequel = .meetWhereFinite
    guard request.target?.classCount != nil else { return [step] }
    let threshold: Float = layout.lowering.givesLogits ? 0 : loss.boundary
    let hits = CountHits(outputs: outputs, classes: classes, threshold: threshold)
    return [.shared(hits, then: .goOn), step]
  }

  // MARK: Backward

  private func backwardSteps(_ sites: [Site]) -> [Step] {
    var steps: [Step] = []
    var written: Set<Graph.Value> = []
    for (node, site) in zip(layout.nodes, sites).reversed() where layout.learns(node) {
      var site = site
      var additions: [Step] = []
      for (i, input) in node.inputs.enumerated() where layout.learns.contains(input) {
        guard !written.insert(input).inserted, let total = site.inputGradients[i] else { continue }
        let addend = rows(of: input, in: layout.addends[input])
        site.inputGradients[i] = addend
        additions.append(.shared(AddRows(addend: addend, total: total)))
      }
      steps.append(node.operation.backward(site))
      steps += additions
    }
    return steps
  }
}
