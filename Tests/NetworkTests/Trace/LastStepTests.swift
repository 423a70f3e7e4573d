@testable import Network
import Specification
import Tensors
import Testing

/// The last step of a training, made once more.
@Suite struct LastStepTests {
  private let samples = Samples.blobs(rows: 90)

  private func train(
    _ example: SuspendedTrainingTests.Case, steps: Int
  ) throws -> (network: Network, result: TrainingResult) {
    var network = try Network(for: samples, example.layers)
    try network.use(example.optimizer)
    var options = TrainingOptions(threads: Threads(1))
    options.batch = .rows(16)
    example.change(&options)
    options.length = .steps(steps)
    options.patience = nil
    var streams = RandomStreams(seed: 3)
    let rows = [Int32](0..<Int32(90 - example.validation))
    let result = try Trainer.train(
      &network, on: samples, rows: rows,
      validation: [Int32](Int32(90 - example.validation)..<90), options: options,
      streams: &streams, plans: PlanCache(), interrupt: Interrupt())
    return (network, result)
  }

  @Test(arguments: SuspendedTrainingTests.cases, [2, 6, 7, 13])
  func isFoundAgainToTheBit(example: SuspendedTrainingTests.Case, steps: Int) throws {
    let (network, result) = try train(example, steps: steps)
    let last = try #require(result.lastStep)
    let found = try network.worked(
      last, on: samples, plans: PlanCache(), interrupt: Interrupt())
    let step = try #require(found)
    #expect(step.after.parameters == network.parameters)
    let earlier = try train(example, steps: steps - 1).network
    #expect(step.before.parameters == earlier.parameters)
    #expect(step.after.optimizerState.slots == network.optimizerState.slots)
    #expect(step.trace.rows == step.rows.count)
  }

  /// The gradients are those that the update followed: plain descent with them gives the same weights.
  @Test func theGradientIsThatOfTheUpdate() throws {
    var example = SuspendedTrainingTests.Case(name: "descent with dropout")
    var descent = SGD()
    descent.rate = 0.1
    example.optimizer = descent
    let (network, result) = try train(example, steps: 8)
    let last = try #require(result.lastStep)
    let found = try network.worked(
      last, on: samples, plans: PlanCache(), interrupt: Interrupt())
    let step = try #require(found)
    for (place, name) in network.tensorNames.enumerated() {
      let (old, new) = (step.before.tensor(named: name), step.after.tensor(named: name))
      let gradient = step.trace.learning?.gradients[place].scalars ?? []
      let wanted = zip(old?.scalars ?? [], gradient).map { $0 - Float(step.rate) * $1 }
      #expect(relativeError(new?.scalars ?? [], against: wanted) <= 1e-6)
    }
  }

  @Test func anInterruptGivesNothing() throws {
    let (network, result) = try train(SuspendedTrainingTests.cases[0], steps: 13)
    let interrupt = Interrupt()
    interrupt.raise()
    let last = try #require(result.lastStep)
    let found = try network.worked(last, on: samples, plans: PlanCache(), interrupt: interrupt)
    #expect(found == nil)
  }

  @Test(arguments: Optimizers.all.map(\.name)) func theNextStepIsTrainings(name: String) throws {
    let optimizer = try #require(Optimizers.all.first { $0.name == name }).plain
    var network = try Network(for: samples, [.dense(4, .tanh), .out()])
    try network.use(optimizer)
    let before = network.parameters
    let streams = RandomStreams(seed: 3)
    let step = try network.nextStep(
      on: samples, rows: [4], streams: streams, threads: Threads(1), plans: PlanCache())
    #expect(network.parameters == before)
    #expect(step.before.parameters == before)
    var options = TrainingOptions(threads: Threads(1))
    options.length = .steps(1)
    options.batch = .all
    var own = streams
    _ = try Trainer.train(
      &network, on: samples, rows: [4], options: options, streams: &own, plans: PlanCache(),
      interrupt: Interrupt())
    #expect(step.after.parameters == network.parameters)
    #expect(step.after.parameters != before)
  }
}
