@testable import Network
import Tensors
import Testing

@Suite struct EarlyStoppingTests {
  /// The epochs it watches, up to the one that ends the training.
  private func watch(_ losses: [Double], patience: Int) -> (epochs: Int, stopping: EarlyStopping) {
    var stopping = EarlyStopping(patience: patience)
    for (i, loss) in losses.enumerated() {
      let weights = FloatBuffer([Float(i + 1)])
      if stopping.isOver(after: i + 1, loss: loss, weights: weights) { return (i + 1, stopping) }
    }
    return (losses.count, stopping)
  }

  @Test(
    arguments: [
      ([3, 2, 1, 2, 3, 4], 2, 5, 3), ([3, 2, 1, 2, 0.5, 4], 2, 6, 5), ([1, 1, 1, 1], 3, 4, 1),
      ([2, 3], 1, 2, 1), ([5, 4, 3], 1, 3, 3), ([1, .nan, .infinity, 0], 3, 4, 4),
    ] as [([Double], Int, Int, Int)])
  func waitsForABetterLoss(losses: [Double], patience: Int, epochs: Int, best: Int) {
    let (watched, stopping) = watch(losses, patience: patience)
    #expect(watched == epochs)
    #expect(stopping.best?.epoch == best)
    #expect(stopping.weights?.numbers == [Float(best)])
  }

  @Test func nothingIsBestOfWhatIsNotFinite() {
    let (watched, stopping) = watch([.nan, .nan, .nan], patience: 2)
    #expect(watched == 2)
    #expect(stopping.best == nil && stopping.weights == nil)
  }

  /// The weights that come back are those the network had after the best epoch.
  @Test func theBestWeightsComeBack() throws {
    let samples = Samples.blobs(rows: 40, spread: 2)
    func trained(_ change: (inout TrainingOptions) -> Void) throws -> (Network, TrainingResult) {
      var network = try Network(for: samples, [.dense(30, .tanh), .out()])
      var options = TrainingOptions(threads: Threads(1))
      options.rate = 0.1
      change(&options)
      var streams = RandomStreams(seed: 0)
      let result = try Trainer.train(
        &network, on: samples, rows: [Int32](0..<25), validation: [Int32](25..<40),
        options: options, streams: &streams, plans: PlanCache(), interrupt: Interrupt())
      return (network, result)
    }
    let (network, result) = try trained {
      $0.length = .epochs(500)
      $0.patience = 4
    }
    #expect(result.ending == .patience)
    let best = try #require(result.best)
    #expect(result.epochs == best.epoch + 4)
    let losses = try #require(result.history.first { $0.name == "val_loss" }).values
    #expect(losses.min() == best.loss)
    #expect(result.validation?.loss == best.loss)
    let (reference, _) = try trained { $0.length = .epochs(best.epoch) }
    #expect(network.parameters == reference.parameters)
    #expect(network.epoch == result.epochs)
  }
}
