@testable import Network
import Tensors
import Testing

@Suite struct BatchNormLayerTests {
  private let samples = Samples(
    inputShape: Shape(1), inputs: .floats([1, 3, 5, 7]), targets: .numbers([0, 1, 2, 3], width: 1))

  @Test func shapesAndTensors() throws {
    #expect(try builtShape(3, 4, 5, layers: "batchnorm") == [3, 4, 5])
    #expect(try builtShape(4, 5, layers: "batchnorm") == [4, 5])
    let network = try builtNetwork(Shape(3, 4, 5), ["batchnorm"])
    #expect(
      network.tensorNames
        == ["weight", "bias", "running_mean", "running_var"].map { "batchnorm1.\($0)" })
    #expect(network.tensor(named: "batchnorm1.running_var")?.scalars == [1, 1, 1])
    #expect(network.learntCount == 6)
  }

  /// The running mean and the unbiased variance move a tenth of the way to those of the batch.
  @Test(arguments: [1, 2])
  func statisticsMoveInTraining(threads: Int) throws {
    var network = try builtNetwork(Shape(1), ["batchnorm", "dense 1"])
    var options = TrainingOptions(threads: Threads(threads))
    options.length = .steps(1)
    options.batch = .all
    var streams = RandomStreams(seed: 0)
    let before = try network.told([1, 3, 5, 7], rows: 4)
    network.use(MeanSquaredError())
    _ = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    #expect(network.tensor(named: "batchnorm1.running_mean")?.scalars == [0.4])
    let variance = try #require(network.tensor(named: "batchnorm1.running_var")?.scalars[0])
    #expect(abs(variance - (0.9 + 0.1 * 20 / 3)) < 1e-6)
    #expect(try network.told([1, 3, 5, 7], rows: 4) != before)
  }

  /// Neither evaluation, nor prediction, nor the check of gradients moves them.
  @Test func statisticsStayElsewhere() throws {
    var network = try builtNetwork(Shape(1), ["batchnorm", "dense 1"])
    network.use(MeanSquaredError())
    let before = network.tensor(named: "batchnorm1.running_mean")?.scalars
    _ = try network.evaluate(on: samples, rows: samples.allRows, plans: PlanCache())
    let check = try network.checkGradients(
      on: samples, weights: 8, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      plans: PlanCache())
    #expect(
      check?.tensors.allSatisfy { $0.differenceError <= 1e-6 && $0.kernelError <= 1e-4 } == true)
    #expect(network.tensor(named: "batchnorm1.running_mean")?.scalars == before)
  }

  /// One row alone has no spread, and numbers that are not finite are no statistics.
  @Test(arguments: [[5.0], [1, .infinity], [.nan, 2]])
  func whatTellsNothingMovesNothing(numbers: [Double]) throws {
    let site = ReferenceSite(
      rows: numbers.count, shapes: [Shape(1)], inputs: [numbers], parameters: [[1], [0], [3], [4]])
    let fast = try FastOperation(
      BatchNorm(), at: site, gradient: numbers, lanes: 2, movesStatistics: true)
    #expect(fast.parameters[2...] == [[3], [4]])
    if numbers.count == 1 { #expect(fast.output == [0] && abs(fast.inputGradients[0][0]) < 1e-3) }
  }

  /// A mean ten thousand times larger than the spread.
  @Test func farFromZero() throws {
    let numbers = (0..<64).map { 10_000 + Double($0 % 7) / 4 }
    let site = ReferenceSite(
      rows: 64, shapes: [Shape(1)], inputs: [numbers], parameters: [[1], [0], [0], [1]])
    let gradient = numbers.map { ($0 - 10_000) * ($0 - 10_001) }
    let fast = try FastOperation(BatchNorm(), at: site, gradient: gradient, lanes: 2)
    #expect(relativeError(fast.output, against: BatchNorm().reference(site)) <= 1e-6)
    let wanted = BatchNorm().referenceGradients(site, output: fast.output, gradient: gradient)
    #expect(relativeError(fast.inputGradients[0], against: wanted.inputs[0]) <= 1e-5)
  }

  @Test func aRectifierBehindIsTakenIn() throws {
    let network = try builtNetwork(Shape(3, 4, 5), ["batchnorm", "activation relu"])
    let graph = try #require(network.graph)
    #expect(
      Lowering(graph, mode: .train(MeanSquaredError())).nodes.map { "\(type(of: $0.operation))" }
        == ["ChannelsLast", "BatchNorm"])
    let numbers = (0..<60).map { Float($0 % 11) - 5 }
    #expect(try network.told(numbers, rows: 1).min() == 0)
  }
}
