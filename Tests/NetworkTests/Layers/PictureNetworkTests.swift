@testable import Network
import Specification
import Tensors
import Testing

/// Networks of many layers that change pictures, by chance too.
@Suite struct PictureNetworkTests {
  private let layers = [
    "dense 150 tanh", "reshape 6 5 5", "noise 0.1", "flip both", "shift 0.2", "rotate 20",
    "padding [1 0 2 1]",
    "crop 6", "spatial_dropout 0.2", "batchnorm", "activation relu",
    "maxpool 3 stride 2 padding same", "groupnorm 3",
    "upsample", "avgpool 3 stride 1 padding 1", "layernorm", "activation tanh", "globalavgpool",
    "dense 3 softmax",
  ]

  private func network() throws -> Network {
    var network = try builtNetwork(Shape(4), layers)
    network.use(CrossEntropy())
    return network
  }

  private func trained(threads: Int) throws -> Network {
    let samples = Samples.blobs(rows: 90)
    var network = try network()
    var options = TrainingOptions(threads: Threads(threads))
    options.length = .epochs(2)
    var streams = RandomStreams(seed: 3)
    _ = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    return network
  }

  /// What is drawn by chance is the same in plain arithmetic, on any number of threads.
  @Test(arguments: [1, 2, 3])
  func gradients(threads: Int) throws {
    let check = try network().checkGradients(
      on: Samples.blobs(rows: 6), weights: 3, choice: RandomStream(key: 1),
      noise: RandomStream(key: 2, counter: 77), threads: Threads(threads), plans: PlanCache())
    for tensor in try #require(check).tensors {
      #expect(tensor.differenceError <= 1e-6, "\(tensor.name)")
      #expect(tensor.kernelError <= GradientCheck.kernelTolerance, "\(tensor.name)")
    }
  }

  @Test(arguments: [1, 2])
  func theSameSeedTrainsToTheSameBits(threads: Int) throws {
    let (first, second) = try (trained(threads: threads), trained(threads: threads))
    for name in first.tensorNames {
      #expect(first.tensor(named: name)?.scalars == second.tensor(named: name)?.scalars, "\(name)")
      #expect(
        first.tensor(named: name)?.scalars != (try network().tensor(named: name)?.scalars),
        "\(name)")
    }
  }

  /// Where nothing is by chance, a row is told the same alone and among others.
  @Test func aRowAloneIsToldTheSame() throws {
    let network = try trained(threads: 2)
    guard case .floats(let inputs) = Samples.blobs(rows: 5).inputs else { return }
    let all = try network.told(inputs, rows: 5, threads: 2)
    for row in 0..<5 {
      let alone = try network.told(Array(inputs[row * 4..<(row + 1) * 4]), rows: 1)
      #expect(relativeError(alone, against: Array(all[row * 3..<(row + 1) * 3])) <= 1e-6)
    }
  }

  /// The examples of each layer, one after the other on rows of four numbers, as help's are run.
  @Test(arguments: [
    "maxpool", "avgpool", "flatten", "globalavgpool", "globalmaxpool", "reshape", "upsample",
    "padding", "batchnorm",
    "layernorm", "groupnorm", "spatial_dropout", "noise", "flip", "shift", "rotate", "crop",
  ])
  func examplesBuild(name: String) throws {
    let kind = try #require(Layers.all.first { $0.name == name })
    let layers = kind.examples.map { String($0.dropFirst("layer ".count)) }
    #expect(layers.contains { $0.hasPrefix(name) })
    let network = try builtNetwork(Shape(4), layers)
    #expect(network.layers.map(\.layer.written).count == layers.count)
  }
}
