import Diagnostics
import Network
import Specification
import Tensors
import Testing

@testable import Formats

/// What holds for every network that can be written.
@Suite struct RandomNetworksTests {
  private static let rows = 5
  private static let classes = 3

  @Test func everyLayerHasARecipe() {
    #expect(Set(RandomNetworks.recipes.keys) == Set(Layers.all.map(\.name)).subtracting(["input"]))
  }

  /// A network with rows to try it on.
  private struct Trial {
    let network: Network
    let samples: Samples
    let inputs: [Float]
    let targets: [Int32]
    let lines: [String]

    init?(_ number: Int) throws {
      var random = RandomNetworks(number)
      let input = random.input()
      lines = random.network(on: input, classes: classes)
      guard let network = try RandomNetworks.build(lines, classes: classes) else { return nil }
      self.network = network
      var stream = RandomStream(key: UInt64(number))
      inputs = (0..<rows * input.shape.count).map { _ in
        input.tokens.map { Float(min($0 - 1, 1 + Int(stream.uniform(0, Double($0 - 1))))) }
          ?? Float(stream.uniform(-1.5, 1.5))
      }
      targets = (0..<rows).map { Int32($0 % classes) }
      samples = Samples(
        inputShape: input.shape, inputs: .floats(inputs),
        targets: .classes(targets, count: classes))
    }

    var text: String { lines.joined(separator: "; ") }

    func numbers(of network: Network) -> [[Double]] {
      network.tensorNames.map { name in
        (network.tensor(named: name)?.scalars ?? []).map { Double($0) }
      }
    }

    /// The loss in plain arithmetic.
    func loss(_ network: Network) throws -> Double {
      let graph = try #require(network.graph)
      let noise = RandomStream(key: 9)
      let reference = GraphReference(graph, rows: rows, loss: network.loss, noise: noise)
      return reference.loss(
        inputs.map { Double($0) }, targets: targets.map { Double($0) }, numbers(of: network),
        loss: network.loss)
    }
  }

  /// A small step down the gradient lowers the loss by its length times the gradient's square.
  @Test(arguments: 0..<200)
  func aSmallStepLowersTheLoss(number: Int) throws {
    let trial = try #require(try Trial(number))
    var network = trial.network
    let found = try network.gradients(
      on: trial.samples, rows: trial.samples.allRowNumbers, noise: RandomStream(key: 9),
      threads: Threads(1), plans: PlanCache())
    let squares = found.gradients.reduce(0.0) { sum, tensor in
      sum + tensor.scalars.reduce(0.0) { $0 + Double($1) * Double($1) }
    }
    let before = try trial.loss(network)
    #expect(abs(found.loss - before) <= 1e-5 * before, "\(trial.text)")
    guard squares > 1e-9 else { return }
    let rate = 2e-4 * before / squares
    for (name, gradient) in zip(network.tensorNames, found.gradients) {
      let tensor = try #require(network.tensor(named: name))
      let moved = zip(tensor.scalars, gradient.scalars).map {
        Float(Double($0) - rate * Double($1))
      }
      try network.setTensor(named: name, to: Tensor(tensor.shape, moved))
    }
    let lowered = try before - trial.loss(network)
    #expect(abs(lowered / (rate * squares) - 1) <= 0.05, "\(trial.text)")
  }

  /// The fast kernels give what plain arithmetic does, and a file gives back the same bits.
  @Test(arguments: 0..<200)
  func aFileKeepsWhatANetworkGives(number: Int) throws {
    let trial = try #require(try Trial(number))
    let network = trial.network
    let outputs = try network.outputs(
      for: trial.inputs, count: Self.rows, threads: Threads(2), plans: PlanCache())
    let reference = GraphReference(try #require(network.graph), rows: Self.rows)
    let plain = reference.outputs(trial.inputs.map { Double($0) }, trial.numbers(of: network))
    let scale = plain.reduce(1e-3) { max($0, abs($1)) }
    for (a, b) in zip(outputs, plain) {
      #expect(abs(Double(a) - b) <= 1e-5 * scale, "\(trial.text)")
    }
    let saved = SavedModel(
      network: network, preparation: nil, streams: RandomStreams(seed: 2))
    let bytes = saved.file.bytes
    let loaded = try SavedModel(try Safetensors(bytes, name: "a"), name: "a")
    #expect(loaded.file.bytes == bytes, "\(trial.text)")
    let again = try loaded.network.outputs(
      for: trial.inputs, count: Self.rows, threads: Threads(2), plans: PlanCache())
    #expect(again == outputs, "\(trial.text)")
  }

  /// What does not fit is an error that names the layer.
  @Test(arguments: 0..<200)
  func aMistakeNamesTheLayer(number: Int) {
    var random = RandomNetworks(1000 + number)
    let (lines, layer) = random.mistaken()
    do throws(Diagnostic) {
      _ = try RandomNetworks.build(lines, classes: Self.classes)
      Issue.record("no mistake in: \(lines.joined(separator: "; "))")
    } catch {
      #expect(
        error.message.contains(layer),
        "\(lines.joined(separator: "; ")): \(error.message), and not \(layer)")
    }
  }
}

extension Samples {
  fileprivate var allRowNumbers: [Int32] { [Int32](0..<Int32(rows)) }
}
