import Datasets
import Diagnostics
import Foundation
import Network
import Specification
import Tensors
import Testing

@testable import Formats

@Suite struct SavedModelTests {
  /// A network in training on iris.
  private struct Bench {
    var network: Network
    var streams = RandomStreams(seed: 3)
    let preparation: Preparation
    private let samples: Samples
    private let rows: [Int32]

    init(_ layers: String, seed: UInt64 = 3) throws {
      streams = RandomStreams(seed: seed)
      // The rows and their parts follow from the data's own seed, whatever the network's is.
      var context = LoadContext(random: RandomStreams(seed: 3))
      let data = try Iris().load(in: &context)
      preparation = Preparation(learningFrom: data, standardisingTargets: false)
      samples = try preparation.samples(of: data, .train)
      rows = [Int32](0..<Int32(samples.rows))
      network = try NetworkText.network(
        from: "layer input 4\n\(layers)", named: "flowers", target: preparation.learned,
        streams: &streams)
    }

    mutating func train(epochs: Int) throws {
      var options = TrainingOptions(threads: Threads(1))
      let batch = network.optimizer.needsAllRows ? TrainingOptions.BatchSize.all : .rows(7)
      (options.length, options.batch) = (.epochs(epochs), batch)
      _ = try Trainer.train(
        &network, on: samples, rows: rows, options: options, streams: &streams, plans: PlanCache(),
        interrupt: Interrupt())
    }

    /// Takes over what a file holds; the data is the same.
    mutating func adopt(_ saved: SavedModel) {
      (network, streams) = (saved.network, saved.streams)
    }

    var saved: SavedModel {
      SavedModel(network: network, preparation: preparation, streams: streams)
    }
  }

  private func read(_ file: Safetensors) throws(Diagnostic) -> SavedModel {
    try SavedModel(try Safetensors(file.bytes, name: "a"), name: "a")
  }

  private func mistake(_ file: Safetensors) -> String {
    do throws(Diagnostic) {
      _ = try read(file)
      return "nothing"
    } catch { return error.message }
  }

  private static let networks = [
    "layer dense 5 relu\nlayer dense out",
    "layer dense 3 tanh bias off\nlayer dense out\noptimizer sgd",
    "layer dense 6 sigmoid name hidden\nlayer dense out\noptimizer sgd rate 0.1 momentum 0.9 nesterov",
    "layer dense 5 leaky_relu(0.2)\nlayer dropout 0.3\nlayer dense out\noptimizer adam rate 0.01",
    "layer dense 4 init normal(0.5)\nlayer activation tanh\nlayer dense 3\nloss mse",
    "layer dense out init zeros\nloss crossentropy\noptimizer adam weight_decay 0.01",
    "layer dense 4 tanh\nlayer dense out\noptimizer adagrad",
    "layer dense 4 tanh\nlayer dense out\noptimizer adadelta\nschedule step every 2",
    "layer dense out\noptimizer rmsprop rate 0.001 momentum 0.9 centered\nschedule cosine minimum 0.1",
    "layer dense 4 tanh\nlayer dense out\noptimizer adamax\nschedule multistep at [1 3]",
    "layer dense 4 tanh\nlayer dense out\noptimizer nadam\nschedule inverse decay 0.2",
    "layer dense out\noptimizer amsgrad rate 0.01", "layer dense out\noptimizer radam rate 0.01",
    "layer dense 4 tanh\nlayer dense out\noptimizer rprop rate 0.001\nschedule plateau patience 0",
    "layer dense 4 tanh\nlayer dense out\noptimizer lion rate 0.001\nschedule warmup steps 9",
    "layer dense 4 tanh\nlayer dropout 0.2\nlayer dense out\noptimizer lbfgs",
  ]

  @Test(arguments: networks) func loadThenSaveGivesTheSameBytes(layers: String) throws {
    var bench = try Bench(layers)
    let fresh = bench.saved.file.bytes
    #expect(try read(bench.saved.file).file.bytes == fresh)
    try bench.train(epochs: 2)
    let trained = bench.saved.file.bytes
    #expect(trained != fresh)
    #expect(try read(bench.saved.file).file.bytes == trained)
  }

  /// Against the same two trainings: the schedule of each begins anew.
  @Test(arguments: networks) func goesOnToTheBit(layers: String) throws {
    var straight = try Bench(layers)
    try straight.train(epochs: 5)
    try straight.train(epochs: 5)
    var first = try Bench(layers)
    try first.train(epochs: 5)
    var second = try Bench(layers, seed: 99)
    second.adopt(try read(first.saved.file))
    try second.train(epochs: 5)
    #expect(second.saved.file.bytes == straight.saved.file.bytes)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    var files: [[UInt8]] = []
    for seed in [4, 4, 5] {
      var bench = try Bench(Self.networks[3], seed: UInt64(seed))
      try bench.train(epochs: 3)
      files.append(bench.saved.file.bytes)
    }
    #expect(files[0] == files[1])
    #expect(files[0] != files[2])
  }

  @Test func holdsAllThatIsNamedInTheReference() throws {
    var bench = try Bench("layer dense 5 relu\nlayer dense out")
    try bench.train(epochs: 1)
    let file = bench.saved.file
    #expect(
      file.tensors.map(\.name) == [
        "dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias",
        "optimizer.exp_avg.dense1.weight", "optimizer.exp_avg.dense1.bias",
        "optimizer.exp_avg.dense2.weight", "optimizer.exp_avg.dense2.bias",
        "optimizer.exp_avg_sq.dense1.weight", "optimizer.exp_avg_sq.dense1.bias",
        "optimizer.exp_avg_sq.dense2.weight", "optimizer.exp_avg_sq.dense2.bias",
      ])
    #expect(file.tensors[0].tensor.shape.extents == [5, 4])
    #expect(
      file.metadata["network"] == """
        layer input 4
        layer dense 5 relu name dense1
        layer dense out name dense2
        optimizer adam

        """)
    let preparation = try #require(file.metadata["preparation"])
    #expect(preparation.contains(#""classes":["setosa","versicolor","virginica"]"#))
    let again = try read(file)
    #expect(again.preparation == bench.preparation)
    #expect(again.streams == bench.streams)
    #expect(again.network.epoch == 1)
    #expect(again.network.name == "flowers")
  }

  @Test func aNetworkThatSawNoDataIsKeptToo() throws {
    var streams = RandomStreams(seed: 1)
    let network = try NetworkText.network(
      from: "layer input 3\nlayer dense 2 tanh", named: "n", target: nil, streams: &streams)
    let file = SavedModel(network: network, preparation: nil, streams: streams).file
    #expect(file.metadata["preparation"] == nil)
    #expect(try read(file).file.bytes == file.bytes)
  }

  // MARK: Files that are wrong

  @Test func aForeignFileHoldsNoNetwork() {
    let file = Safetensors(tensors: [.init("w", Tensor(Shape(1), [1]))])
    #expect(mistake(file) == "'a' holds tensors, but no network")
    let other = Safetensors(metadata: ["format": "pt"])
    #expect(mistake(other) == "'a' holds tensors, but no network")
  }

  @Test func aCutFileIsRefusedAtAnyLength() throws {
    let bytes = try Bench("layer dense out").saved.file.bytes
    for count in stride(from: 0, to: bytes.count, by: 37) {
      #expect(throws: Diagnostic.self) {
        _ = try SavedModel(try Safetensors(Array(bytes[..<count]), name: "a"), name: "a")
      }
    }
  }

  @Test(arguments: [
    ("state", "", "its state does not parse"), ("state", "{}", "its state does not parse"),
    ("preparation", "{}", "its data preparation does not parse"),
    ("preparation", "[", "its data preparation does not parse"),
  ])
  func aTextThatDoesNotParseIsRefused(key: String, text: String, what: String) throws {
    var file = try Bench("layer dense out").saved.file
    file.metadata[key] = text
    #expect(mistake(file) == "'a' is not a whole model: \(what)")
  }

  @Test(arguments: [
    ("\"epoch\":0", "\"epoch\":-1"), ("\"epoch\":0", "\"epoch\":9223372036854775807"),
    ("\"step\":0", "\"step\":9223372036854775807"),
    ("\"optimizerSteps\":0", "\"optimizerSteps\":9223372036854775807"),
    ("\"classes\":3", "\"classes\":0"), ("\"classes\":3", "\"classes\":1000000000"),
  ])
  func countsThatMakeNoSenseAreRefused(written: String, changed: String) throws {
    var file = try Bench("layer dense out").saved.file
    let state = try #require(file.metadata["state"])
    #expect(state.contains(written))
    file.metadata["state"] = state.replacing(written, with: changed)
    #expect(mistake(file) == "'a' is not a whole model: its counts make no sense")
  }

  @Test func streamsAtTheirEndGoOn() throws {
    var bench = try Bench("layer dropout 0.5\nlayer dense out")
    var file = bench.saved.file
    let state = try #require(file.metadata["state"])
    let last = "\"shuffle\":18446744073709551615"
    file.metadata["state"] = state.replacing("\"shuffle\":0", with: last)
    #expect(file.metadata["state"] != state)
    bench.adopt(try read(file))
    try bench.train(epochs: 1)
    #expect(bench.network.epoch == 1)
  }

  @Test func tensorsThatDoNotFitAreRefused() throws {
    let file = try Bench("layer dense out").saved.file
    var missing = file
    missing.tensors.removeLast()
    #expect(mistake(missing) == "'a' is not a whole model: tensor 'dense1.bias' is missing")
    var surplus = file
    surplus.tensors.append(.init("dense9.bias", Tensor(Shape(1), [1])))
    #expect(mistake(surplus) == "the network has no tensor 'dense9.bias'")
    var other = file
    other.tensors[0] = .init("dense1.weight", Tensor(Shape(4, 3), [Float](repeating: 0, count: 12)))
    #expect(mistake(other) == "'dense1.weight' has the shape [3 4], and this is [4 3]")
  }

  @Test func anOptimizersMemoryIsWholeOrNotThere() throws {
    var bench = try Bench("layer dense out")
    try bench.train(epochs: 1)
    var file = bench.saved.file
    file.tensors.removeLast()
    #expect(
      mistake(file)
        == "'a' is not a whole model: tensor 'optimizer.exp_avg_sq.dense1.bias' is missing")
    var nadam = try Bench("layer dense out\noptimizer nadam")
    try nadam.train(epochs: 1)
    var numbers = nadam.saved.file
    let state = try #require(numbers.metadata["state"])
    numbers.metadata["state"] = state.replacing(/"optimizerNumbers":\[[^\]]*\],?/, with: "")
    #expect(mistake(numbers) == "'a' is not a whole model: numbers of its optimizer are missing")
    file.tensors.removeAll { $0.name.hasPrefix("optimizer.") }
    #expect(try read(file).network.optimizerTensors.isEmpty)
  }

  @Test func aPreparationForAnotherNetworkIsRefused() throws {
    let file = try Bench("layer dense out").saved.file
    var fewer = file
    let preparation = try #require(file.metadata["preparation"])
    let start = try #require(preparation.firstRange(of: #"{"center""#))
    let end = try #require(preparation.firstRange(of: #"},{"#))
    var text = preparation
    text.removeSubrange(start.lowerBound..<preparation.index(end.lowerBound, offsetBy: 2))
    fewer.metadata["preparation"] = text
    #expect(
      mistake(fewer) == "'a' is not a whole model: its data preparation does not fit its network")
    var classes = file
    classes.metadata["preparation"] = preparation.replacing(#","virginica""#, with: "")
    #expect(
      mistake(classes) == "'a' is not a whole model: its data preparation does not fit its network")
  }

  @Test(arguments: [
    "print 1\n", "let x = 3\n", "layer dense 1e12\n", "layer dense zzz\n", "layer dense (1 + 2)\n",
    "layer dense \"{x}\"\n", "layer (\n", "train\n",
  ])
  func aNetworkThatIsNoneIsRefused(text: String) throws {
    var file = try Bench("layer dense out").saved.file
    file.metadata["network"] = "layer input 4\n\(text)"
    #expect(mistake(file) != "nothing")
  }
}
