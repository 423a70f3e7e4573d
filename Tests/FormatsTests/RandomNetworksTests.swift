import Diagnostics
import Network
import Specification
import Tensors
import Testing

@testable import Formats

/// What holds for every network that can be written.
@Suite struct RandomNetworksTests {
  private static let numbers = 0..<RandomTrial.count

  // MARK: What is drawn

  @Test func everyEntryHasARecipe() {
    #expect(Set(RandomNetworks.recipes.keys) == Set(Layers.all.map(\.name)).subtracting(["input"]))
    #expect(Set(RandomNetworks.endings.keys) == Set(Losses.all.map(\.name)))
  }

  /// Every layer, activation and loss is part of some network, and layers made of others are in others.
  @Test(arguments: [true, false])
  func everyEntryIsDrawn(isSteady: Bool) {
    let all = (isSteady ? RandomTrial.steady : RandomTrial.varied).map {
      " \($0?.drawn.text ?? "") ".replacing(";", with: " ")
    }.joined()
    let kinds = Set(RandomNetworks.recipes.keys)
      .subtracting(isSteady ? RandomNetworks.unsteady : [])
    for kind in kinds { #expect(all.contains("layer \(kind) "), "\(kind)") }
    for loss in Losses.all.map(\.name) { #expect(all.contains("loss \(loss) "), "\(loss)") }
    for name in isSteady ? RandomNetworks.smooth : Activations.all.map(\.name) {
      #expect(all.contains(" \(name) "), "\(name)")
    }
    for (outer, inner) in [("residual", "concat"), ("concat", "residual"), ("concat", "concat")] {
      #expect(all.contains(try! Regex("\(outer) [{][^}]*\(inner) [{]")), "\(inner) in \(outer)")
    }
  }

  /// Few are drawn anew, so that what is judged is what is drawn.
  @Test(arguments: [true, false])
  func mostNetworksAreJudged(isSteady: Bool) {
    let trials = isSteady ? RandomTrial.steady : RandomTrial.varied
    let refused = trials.reduce(0) { $0 + ($1?.refused ?? RandomTrial.count) }
    #expect(refused < Self.numbers.count / 3, "\(refused) were drawn anew")
  }

  // MARK: What holds

  /// A small step of gradient descent lowers the loss by its rate times the gradient's square: what is left
  /// out of that is the curvature, and the rounding of the weights.
  @Test(arguments: numbers)
  func aSmallStepLowersTheLoss(number: Int) throws {
    let trial = try #require(RandomTrial.steady[number])
    let before = trial.plainLoss(RandomTrial.weights(of: trial.network))
    let found = try trial.network.gradients(
      on: trial.samples, rows: Self.rows, noise: RandomTrial.noise, threads: Threads(1),
      plans: PlanCache())
    #expect(abs(found.loss - before.loss) <= 1e-5 * max(1, abs(before.loss)), "\(trial)")
    let gradients = found.gradients.map { $0.scalars.map { Double($0) } }
    let largest = RandomTrial.largest(Array(before.gradients.joined()))
    for (name, (fast, plain)) in zip(
      trial.network.tensorNames, zip(gradients, before.gradients))
    {
      #expect(RandomTrial.distance(fast, plain) <= 1e-4 * largest, "\(name) of \(trial)")
    }
    let squares = gradients.joined().reduce(0) { $0 + $1 * $1 }
    var network = trial.network
    try train(&network, on: trial.samples, rate: trial.rate)
    let lowered = before.loss - trial.plainLoss(RandomTrial.weights(of: network)).loss
    #expect(abs(lowered / (trial.rate * squares) - 1) <= 0.05, "\(trial)")
  }

  private func train(_ network: inout Network, on samples: Samples, rate: Double) throws {
    var descent = SGD()
    descent.rate = rate
    try network.use(descent)
    var options = TrainingOptions(threads: Threads(1))
    (options.length, options.batch) = (.steps(1), .all)
    var streams = RandomStreams(seed: 0)
    let result = try Trainer.train(
      &network, on: samples, rows: Self.rows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    #expect(result.steps == 1 && result.ending == .finished)
  }

  private static let rows = [Int32](0..<Int32(RandomTrial.rows))

  /// The fast kernels give what plain arithmetic does, and a file gives back the same bits.
  @Test(arguments: [true, false], numbers)
  func aFileKeepsWhatANetworkGives(isSteady: Bool, number: Int) throws {
    let trial = try #require((isSteady ? RandomTrial.steady : RandomTrial.varied)[number])
    let outputs = try outputs(of: trial.network, trial)
    let plain = trial.plainOutputs(RandomTrial.weights(of: trial.network))
    try #require(outputs.count == plain.count)
    let error = RandomTrial.distance(outputs.map { Double($0) }, plain)
    #expect(error <= 1e-5 * RandomTrial.largest(plain), "\(trial)")
    let saved = SavedModel(
      network: trial.network, preparation: nil, streams: RandomStreams(seed: 2))
    let bytes = saved.file.bytes
    let loaded = try SavedModel(try Safetensors(bytes, name: "a"), name: "a")
    #expect(loaded.file.bytes == bytes, "\(trial)")
    #expect(try self.outputs(of: loaded.network, trial) == outputs, "\(trial)")
  }

  private func outputs(of network: Network, _ trial: RandomTrial) throws -> [Float] {
    try network.outputs(
      for: trial.inputs, count: RandomTrial.rows, threads: Threads(2), plans: PlanCache())
  }
}
