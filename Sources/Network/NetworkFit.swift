package import Diagnostics
package import Tensors

// Whether a network can work with data.
extension Network {
  /// Throws where it cannot train on samples, or be evaluated on them.
  package func check(against samples: Samples) throws(Diagnostic) {
    _ = try builtGraph()
    try check(input: samples.inputShape)
    try checkTokens(of: samples)
    if let target, target != samples.target {
      throw Diagnostic(
        "network.target",
        "the network was made for \(words(for: target)), and the data has \(words(for: samples.target))",
        hint: "start anew with 'network'")
    }
    try checkSteps(of: samples.target)
    try checkOutputOnce()
    try loss.check(
      LossFit(outputs: outputCount, activation: outputActivation, target: samples.target))
    try loss.check(samples.targets)
  }

  /// Throws where it gives a sequence and the data asks once a row, or the other way round.
  private func checkSteps(of target: Target) throws(Diagnostic) {
    guard let shape = graph?.outputShape else { return }
    let isAsked = if case .tokens = target { true } else { false }
    if shape.isSequence, !isAsked {
      throw Diagnostic(
        "network.steps",
        "the network gives \(shape.width) numbers at each of \(shape.steps) steps, and the data asks once a row",
        hint: "end the sequence: 'layer flatten' or 'layer lstm 32' before 'layer dense out'")
    }
    guard isAsked, !shape.isSequence || shape.steps != target.steps else { return }
    throw Diagnostic(
      "network.steps",
      "the data asks at each of \(target.steps) steps, and the network answers "
        + (shape.isSequence ? "at \(shape.steps)" : "once a row"),
      hint: "keep the steps: 'layer lstm 32 sequence on'")
  }

  /// Throws where the output goes through softmax or sigmoid twice: the loss takes back only one.
  private func checkOutputOnce() throws(Diagnostic) {
    guard let graph, loss.undoes == outputActivation,
      let last = graph.producer(of: graph.output), let input = last.inputs.first,
      let before = graph.producer(of: input), before.layer != last.layer,
      before.operation.isProbability
    else { return }
    throw Diagnostic(
      "network.output", "the output goes through \(outputActivation.name) twice",
      hint: "take the last one away: 'remove layer \(last.layer + 1)'")
  }

  /// Throws where training would need a gradient through hardmax: it is zero, and nothing would be
  /// learnt before it.
  func checkGradient() throws(Diagnostic) {
    var learns: Set<Graph.Value> = []
    for node in try builtGraph().nodes {
      let reaches = node.inputs.contains(where: learns.contains)
      if reaches, node.operation is Hardmax {
        throw Diagnostic(
          "network.gradient",
          "'\(layers[node.layer].name)' ends with hardmax, whose gradient is zero: nothing before it learns",
          hint: "train with softmax, which is largest at the same output")
      }
      if reaches || !node.parameters.isEmpty { learns.insert(node.output) }
    }
  }

  /// Throws where a row of inputs is not what it takes.
  package func check(input: Shape) throws(Diagnostic) {
    _ = try builtGraph()
    guard let inputShape, input.count != inputShape.count else { return }
    throw Diagnostic(
      "network.input",
      "the network takes \(inputShape.count) inputs a row, and the data has \(input.count)",
      hint: "start anew with 'network'")
  }

  /// How many tokens it knows, where its inputs are looked up as such.
  private var tokenCount: Int? {
    let reader = graph?.nodes.first { $0.operation is Embedding && $0.inputs == [Graph.input] }
    return (reader?.operation as? Embedding)?.count
  }

  /// Throws where inputs, those of row `first` and behind it, are no tokens that it knows.
  func checkTokens(_ inputs: [Float], from first: Int = 0) throws(Diagnostic) {
    guard let count = tokenCount,
      let place = inputs.firstIndex(where: { !($0 >= 0 && $0 < Float(count) && $0 == $0.rounded()) }
      )
    else { return }
    let reader = graph?.nodes.first { $0.operation is Embedding }.map { layers[$0.layer].name }
    let width = max(inputShape?.count ?? 1, 1)
    let (input, isWhole) = (inputs[place], inputs[place] == inputs[place].rounded())
    throw Diagnostic(
      "network.tokens",
      "'\(reader ?? "embedding")' knows the tokens 0 to \(count - 1), and input \(place % width + 1) of row "
        + "\(first + place / width + 1) is \(isWhole && abs(input) < 1e9 ? "\(Int(input))" : "\(input)")",
      hint: isWhole && input > 0
        ? "give it a larger vocabulary: one above the largest token"
        : "tokens are whole numbers from 0: leave them as they are with 'scale none'")
  }

  private func checkTokens(of samples: Samples) throws(Diagnostic) {
    guard let count = tokenCount else { return }
    switch samples.inputs {
    case .floats(let values): try checkTokens(values)
    case .bytes(let bytes, let scale):
      var isUsed = [Bool](repeating: false, count: 256)
      for byte in bytes { isUsed[Int(byte)] = true }
      for byte in 0..<256 where isUsed[byte] && (scale != 1 || byte >= count) {
        try checkTokens([Float(byte) * scale])
      }
    case .made(let rows, let width):
      for start in stride(from: 0, to: rows.count, by: 1024) {
        let some = [Int32](Int32(start)..<Int32(min(rows.count, start + 1024)))
        try checkTokens(rows.numbers(some, width: width), from: start)
      }
    }
  }

  /// The graph; without layers there is none, which is an error.
  func builtGraph() throws(Diagnostic) -> Graph {
    guard let graph else {
      throw Diagnostic(
        "network.empty", "the network has no layers",
        hint: "add some: 'layer dense 16 relu', then 'layer dense out'")
    }
    return graph
  }

  private func words(for target: Target) -> String {
    LossFit(outputs: 0, activation: .identity, target: target).targetText
  }
}

extension Operation {
  /// Whether it gives shares of one.
  fileprivate var isProbability: Bool {
    self is Softmax || (self as? Activate)?.activation == .sigmoid
  }
}
