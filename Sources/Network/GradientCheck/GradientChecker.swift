package import Diagnostics
package import Tensors

extension Network {
  /// Checks the gradients of all tensors on some rows, as one batch in training mode: those of plain
  /// arithmetic in Float64 against central differences, those of training against the plain ones.
  ///
  /// - Parameters:
  ///   - weights: along how many numbers of each tensor differences are taken, drawn from `choice`.
  ///   - noise: what random operations draw from.
  /// - Returns: `nil` where it was interrupted.
  package func checkGradients(
    on samples: Samples, weights: Int, choice: RandomStream, noise: RandomStream,
    threads: Threads = .available, plans: PlanCache, interrupt: Interrupt = Interrupt()
  ) throws(Diagnostic) -> GradientCheck? {
    // A loss in standardised units is checked in them: it is then the same on both sides.
    let samples = Samples(
      inputShape: samples.inputShape, inputs: samples.inputs, targets: samples.targets)
    let rows = [Int32](0..<Int32(samples.rows))
    let fast = try gradients(
      on: samples, rows: rows, noise: noise, threads: threads, plans: plans)
    var checker = GradientChecker(self, try builtGraph(), samples, noise)
    return checker.check(fast.gradients, weights: weights, choice: choice, interrupt)
  }
}

/// The plain arithmetic of a network and its loss on some rows.
private struct GradientChecker {
  private let reference: GraphReference
  private let loss: any Loss
  private let rows: Int
  private let names: [String]
  private let inputs: [Double]
  private let targets: [Double]
  private var parameters: [[Double]]
  /// What each tensor's size adds to the loss.
  private let penalties: [Penalty?]

  init(_ network: Network, _ graph: Graph, _ samples: Samples, _ noise: RandomStream) {
    loss = network.loss
    rows = samples.rows
    names = network.tensorNames
    penalties = graph.parameters.map(\.penalty)
    reference = GraphReference(graph, rows: rows, loss: loss, noise: noise)
    inputs = samples.inputs.numbers.map(Double.init)
    targets = samples.targets.numbers(for: loss.targetForm, outputs: network.outputCount)
    parameters = network.layout.slots.map { slot in
      network.layout.read(slot, from: network.parameters).scalars.map { Double($0) }
    }
  }

  mutating func check(
    _ fast: [Tensor], weights: Int, choice: RandomStream, _ interrupt: Interrupt
  ) -> GradientCheck? {
    var choice = choice
    let found = gradients(parameters)
    let scales = scales(loss: found.loss)
    var tensors: [GradientCheck.TensorCheck] = []
    for (place, gradient) in found.parameters.enumerated() {
      guard !interrupt.isRaised else { return nil }
      let sampled = sample(gradient, weights, &choice)
      let slopes = sampled.map {
        slope(place, $0, gradient, least: scales.differences, middle: found.loss)
      }
      let told = zip(sampled, slopes).filter { $0.1 != nil }.map { gradient[$0.0] }
      let largest = gradient.reduce(0) { max($0, abs($1)) }
      let kernelError = relativeError(
        fast[place].scalars, against: gradient, scale: scales.kernels[place])
      tensors.append(
        GradientCheck.TensorCheck(
          name: names[place], checked: told.count, leftOut: sampled.count - told.count,
          differenceError: relativeError(
            told, against: slopes.compactMap { $0 }, scale: max(largest, scales.differences)),
          kernelError: kernelError,
          isAtJump: kernelError > GradientCheck.kernelTolerance
            && kernelError <= 2 * jump(place, gradient, least: scales.kernels[place])))
    }
    return GradientCheck(rows: rows, loss: found.loss, tensors: tensors)
  }

  /// The loss with its penalties, and the gradient of each tensor.
  private func gradients(_ parameters: [[Double]]) -> (loss: Double, parameters: [[Double]]) {
    var found = reference.gradients(inputs, targets: targets, parameters, loss: loss)
    for (place, penalty) in penalties.enumerated() {
      guard let penalty else { continue }
      for (i, w) in parameters[place].enumerated() {
        let sign = w > 0 ? 1.0 : w < 0 ? -1 : 0
        found.parameters[place][i] += penalty.l1 * sign + 2 * penalty.l2 * w
      }
    }
    return (found.loss + penalty(parameters), found.parameters)
  }

  private func penalty(_ parameters: [[Double]]) -> Double {
    zip(penalties, parameters).reduce(0) { total, tensor in
      guard let penalty = tensor.0 else { return total }
      return tensor.1.reduce(total) { $0 + penalty.l1 * abs($1) + penalty.l2 * $1 * $1 }
    }
  }

  /// The largest of a gradient, and others by chance, up to `count`.
  private func sample(
    _ gradient: [Double], _ count: Int, _ choice: inout RandomStream
  ) -> [Int] {
    guard gradient.count > count else { return Array(gradient.indices) }
    var chosen: Set<Int> = []
    if let largest = gradient.indices.max(by: { abs(gradient[$0]) < abs(gradient[$1]) }) {
      chosen.insert(largest)
    }
    while chosen.count < count { chosen.insert(choice.below(gradient.count)) }
    return chosen.sorted()
  }

  /// The slope of the loss along one number, by central differences.
  private mutating func slope(
    _ place: Int, _ index: Int, _ gradient: [Double], least: Double, middle: Double
  ) -> Double? {
    let start = parameters[place][index]
    defer { parameters[place][index] = start }
    let scale = gradient.reduce(least) { max($0, abs($1)) }
    return CentralDifference.slope(
      tolerance: scale * GradientCheck.differenceTolerance / 4, middle: middle
    ) { offset in
      parameters[place][index] = start + offset
      return reference.loss(inputs, targets: targets, parameters, loss: loss)
        + penalty(parameters)
    }
  }

  /// How much a tensor's gradient changes at most when all weights move by a millionth: little, unless
  /// a kink is so near.
  private func jump(_ place: Int, _ gradient: [Double], least: Double) -> Double {
    var stream = RandomStream(key: 1)
    return (0..<4).reduce(0) { largest, _ in
      let moved = parameters.map { tensor in
        tensor.map { $0 + stream.uniform(-1e-6, 1e-6) * max(abs($0), 0.1) }
      }
      let other = gradients(moved).parameters[place]
      return max(largest, relativeError(other, against: gradient, scale: least))
    }
  }

  /// How small a gradient can be and still be told from rounding.
  ///
  /// A slope of the loss is a difference of numbers of the size of the outputs, of which a network that
  /// fits its data leaves nothing but rounding. So differences are held against at least 10⁻⁵ of that
  /// size, or of the loss, and gradients in Float32 against a fiftieth of what slopes of that size
  /// would give.
  private func scales(loss value: Double) -> (differences: Double, kernels: [Double]) {
    let values = reference.values(inputs, parameters)
    let outputs = reference.outputs(of: values)
    var size = outputs.reduce(1) { max($0, abs($1)) }
    if loss.targetForm == .numbers { size = targets.reduce(size) { max($0, abs($1)) } }
    let slope = loss.reference(
      outputs: outputs, targets: targets, rows: rows, columns: outputs.count / rows
    ).gradient
    let full = slope.map { $0 < 0 ? -size / Double(slope.count) : size / Double(slope.count) }
    let gradients = reference.gradients(of: full, values, parameters).parameters
    return (
      1e-5 * max(size, abs(value)),
      gradients.map { gradient in gradient.reduce(0) { max($0, abs($1)) } / 50 }
    )
  }
}

extension Samples.Targets {
  /// The targets in the form that a loss reads.
  fileprivate func numbers(for form: TargetForm, outputs: Int) -> [Double] {
    switch self {
    case .numbers(let values, _): return values.map(Double.init)
    case .classes(let classes, _), .tokens(let classes, _, _):
      guard form == .numbers, outputs > 1 else { return classes.map(Double.init) }
      return classes.flatMap { own in (0..<outputs).map { $0 == Int(own) ? 1 : 0 } }
    }
  }
}
