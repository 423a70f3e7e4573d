package import Diagnostics
package import Tensors

extension Network {
  /// What the network computes for `count` rows of prepared inputs when it is not training.
  package func trace(
    inputs: [Float], count: Int, threads: Threads = .available
  ) throws(Diagnostic) -> NetworkTrace {
    try check(input: Shape(inputs.count / max(count, 1)))
    var request = Plan.Request(
      graph: try builtGraph(), layout: layout, mode: .infer, rows: count, threads: threads)
    request.keepsValues = true
    let tracer = Tracer(self, try Plan(request))
    threads.take()
    return tracer.trace(inputs)
  }

  /// What one step of training computes for some rows, taken as one batch, before its update: the same
  /// numbers that training follows.
  ///
  /// - Parameters:
  ///   - noise: what dropout draws from.
  ///   - classWeights: what a row of each class counts; empty where all count alike.
  package func trace(
    on samples: Samples, rows: [Int32], noise: RandomStream, classWeights: [Float] = [],
    threads: Threads = .available
  ) throws(Diagnostic) -> NetworkTrace {
    precondition(samples.has(rows: rows), "rows are numbered as the samples are")
    try check(against: samples)
    var request = Plan.Request(
      graph: try builtGraph(), layout: layout, mode: .train(loss), rows: rows.count,
      inputForm: Plan.InputForm(samples), target: samples.target, frozen: frozenParameters,
      threads: threads)
    request.keepsValues = true
    let tracer = Tracer(self, try Plan(request))
    threads.take()
    return tracer.trace(samples, rows, noise, classWeights)
  }
}

/// Runs a plan that keeps its values, and copies them.
private struct Tracer {
  private let network: Network
  private let plan: Plan
  private var count: Int { plan.rows }

  init(_ network: Network, _ plan: Plan) {
    self.network = network
    self.plan = plan
  }

  func trace(_ inputs: [Float]) -> NetworkTrace {
    let fixed = TrainingMemory(rows: [Int32](0..<Int32(count)), noise: RandomStream(key: 0))
    var unused = FloatBuffer(count: 0)
    inputs.withUnsafeBytes { bytes in
      guard let rows = fixed.order.baseAddress else { return }
      run(
        Memory(
          parameters: network.parameters.pointer, gradients: unused.mutablePointer,
          batch: Batch(rows: rows, inputs: bytes.baseAddress), tally: fixed.tally,
          noise: fixed.noise))
    }
    return copied(learning: nil, slopes: false, fixed)
  }

  func trace(
    _ samples: Samples, _ rows: [Int32], _ noise: RandomStream, _ classWeights: [Float]
  ) -> NetworkTrace {
    let fixed = TrainingMemory(rows: rows, noise: noise)
    var gradients = FloatBuffer(count: network.layout.count)
    var losses: [Double] = []
    if let order = fixed.order.baseAddress {
      samples.withBatch(rows: order, loss: network.loss, classWeights: classWeights) { batch in
        var memory = Memory(
          parameters: network.parameters.pointer, gradients: gradients.mutablePointer,
          batch: batch, tally: fixed.tally, noise: fixed.noise)
        for isOwn in [true, false] {
          memory.batch.reportsOwnUnits = isOwn
          fixed.tally.pointee = Tally()
          fixed.noise.pointee = noise
          run(memory)
          fixed.tally.pointee.rows = rows.count * samples.target.steps
          losses.append(fixed.tally.pointee.meanLoss)
        }
      }
    }
    return copied(learning: learning(losses, gradients), slopes: true, fixed)
  }

  private func run(_ memory: Memory) {
    plan.threads.together { team in
      var memory = memory
      memory.team = team
      memory.batch.go(to: 0, of: count, by: count)
      plan.run(memory)
    }
  }

  private func learning(
    _ losses: [Double], _ gradients: FloatBuffer
  ) -> NetworkTrace.Learning {
    var penalties = FloatBuffer(count: network.layout.count)
    let penalty = Regulariser(network)?.add(
      network.parameters.pointer, to: penalties.mutablePointer)
    return NetworkTrace.Learning(
      loss: losses.last ?? .nan, ownLoss: losses.first ?? .nan, penalty: penalty ?? 0,
      gradients: network.layout.slots.map { network.layout.read($0, from: gradients) },
      penalties: network.layout.slots.map { network.layout.read($0, from: penalties) },
      isOfLogits: plan.stages.contains(where: \.isAfterLoss))
  }

  // MARK: Copies

  private func copied(
    learning: NetworkTrace.Learning?, slopes: Bool, _ fixed: TrainingMemory
  ) -> NetworkTrace {
    let input = plan.stages.first.map { numbers($0.site.inputs[0]) } ?? numbers(plan.outputs)
    let stages = plan.stages.enumerated().map { place, stage in
      var copy = NetworkTrace.Stage(
        operation: stage.node.operation, layerName: stage.node.layerName,
        input: numbers(stage.site.inputs[0]), output: numbers(stage.site.output),
        steps: stage.site.shapes.first?.steps ?? 1, inputWidth: stage.site.inputs[0].columns,
        outputWidth: stage.site.output.columns,
        parameters: stage.node.parameters, isAfterLoss: stage.isAfterLoss)
      let readers = plan.stages.indices.filter {
        plan.stages[$0].node.inputs.contains(stage.node.output)
      }
      copy.isReadByNextAlone = readers == [place + 1]
      copy.inputGradient = stage.site.inputGradients.first.flatMap { $0 }.map(numbers)
      copy.outputGradient = stage.site.outputGradient.map(numbers)
      if slopes, stage.node.operation.isElementwise { copy.slopes = self.slopes(of: stage, fixed) }
      return copy
    }
    return NetworkTrace(
      rows: count, inputs: input, stages: stages,
      outputs: stages.last?.output ?? numbers(plan.outputs), learning: learning)
  }

  private func numbers(_ rows: Rows) -> [Float] {
    var numbers: [Float] = []
    numbers.reserveCapacity(rows.count * rows.columns)
    for row in 0..<rows.count {
      numbers += UnsafeBufferPointer(
        start: rows.pointer + row * rows.stride, count: rows.columns)
    }
    return numbers
  }

  /// What the operation's own backward kernel makes of a gradient of 1 everywhere.
  private func slopes(of stage: Plan.Stage, _ fixed: TrainingMemory) -> [Float] {
    let (count, width) = (stage.site.output.count, stage.site.output.columns)
    var ones = FloatBuffer(count: count * width)
    var found = FloatBuffer(count: count * width)
    var unused = FloatBuffer(count: network.layout.count)
    for i in 0..<ones.count { ones[i] = 1 }
    let result = Rows(found.mutablePointer, count: count, columns: width)
    var site = stage.site
    site.outputGradient = Rows(ones.mutablePointer, count: count, columns: width)
    site.inputGradients = [result]
    guard let order = fixed.order.baseAddress else { return [] }
    let step = stage.node.operation.backward(site)
    step.run(
      Memory(
        parameters: network.parameters.pointer, gradients: unused.mutablePointer,
        batch: Batch(rows: order),
        tally: fixed.tally, noise: fixed.noise))
    return numbers(result)
  }
}

extension Operation {
  /// Whether each output depends on the input of its own place alone.
  fileprivate var isElementwise: Bool {
    self is Dropout || (self as? any ActivationOperation)?.activation.kernel != nil
  }
}
