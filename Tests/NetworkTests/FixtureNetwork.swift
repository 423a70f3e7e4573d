import Network
import Tensors
import Testing

// What a fixture of a training tells, in the engine's own types.
extension Fixture {
  /// The rows it trains on.
  func samples() throws -> Samples {
    let inputs = try tensor("inputs")
    return try Samples(
      inputShape: Shape(Array(inputs.shape.dropFirst())),
      inputs: inputs.isPixels
        ? .bytes(inputs.values.map { UInt8(($0 * 255).rounded()) }, scale: 1 / 255)
        : .floats(inputs.values),
      targets: targets())
  }

  /// Classes are numbered; one flag a row is one of two classes.
  private func targets() throws -> Samples.Targets {
    let (targets, outputs) = try (tensor("targets"), #require(tensor("output").shape.last))
    switch (try setting("targets"), outputs) {
    case ("classes", let count): return .classes(targets.values.map { Int32($0) }, count: count)
    case ("flags", 1), ("flag", 1): return .classes(targets.values.map { Int32($0) }, count: 2)
    case (_, let width): return .numbers(targets.values, width: width)
    }
  }

  /// Its network with the first weights, its loss and its optimizer.
  func network(for target: Target) throws -> Network {
    var network = Network(name: name)
    var streams = RandomStreams(seed: 0)
    for text in settings("layer") {
      try append(text, to: &network, target: target, streams: &streams)
    }
    for (name, tensor) in group("first") {
      try network.setTensor(named: name, to: Tensor(Shape(tensor.shape), tensor.values))
    }
    #expect(network.tensorNames.sorted() == group("first").map(\.name), "all weights are given")
    for name in settings("freeze") {
      try network.setFrozen(true, layer: name)
    }
    network.use(try entry(setting("loss"), of: Losses.all))
    try network.use(try entry(setting("optimizer"), of: Optimizers.all))
    if let schedule = settings("schedule").first {
      try network.use(entry(schedule, of: Schedules.all))
    }
    return network
  }

  /// Adds a layer, or one of others: `concat { conv 3 ; activation tanh } { conv 2 }`.
  private func append(
    _ text: String, to network: inout Network, target: Target, streams: inout RandomStreams
  ) throws {
    guard text.contains("{") else {
      return try network.append(
        entry(text, of: Layers.all), target: target, streams: &streams)
    }
    var composition = Composition(network)
    for body in text.split(separator: "{").dropFirst() {
      var branch = composition.next
      for layer in body.prefix(while: { $0 != "}" }).split(separator: ";") {
        let words = layer.split(separator: " ").joined(separator: " ")
        try branch.append(entry(words, of: Layers.all), target: target, streams: &streams)
      }
      try composition.keep(branch)
    }
    let type: any CompositeLayer.Type =
      text.hasPrefix("residual") ? ResidualLayer.self : ConcatLayer.self
    try network.append(type.init(composition.branches), target: target, streams: &streams)
  }

  /// The norm that its gradients are clipped to.
  func clip() throws -> Double? { try settings("clip").first.map { try #require(Double($0)) } }

  /// The rows of each step, in order, over and over; the last batch of an epoch may be smaller.
  func batches() throws -> [[Int32]] {
    let (rows, size) = try (#require(tensor("inputs").shape.first), number("batch"))
    let epoch = stride(from: 0, to: rows, by: size).map {
      [Int32](Int32($0)..<Int32(min($0 + size, rows)))
    }
    return try (0..<number("steps")).map { epoch[$0 % epoch.count] }
  }
}
