@testable import Network
import Tensors
import Testing

@Suite struct NetworkOutputsTests {
  /// What is collected while the loss is computed is what `predict` gives.
  @Test(
    arguments: [nil, MeanSquaredError()] as [(any Loss)?],
    [[.dense(5, .relu), .out()], [.dense(4, .tanh), .dropout(0.5), .dense(3, .softmax)]]
      as [[any Layer]])
  func areThoseOfPredict(loss: (any Loss)?, layers: [any Layer]) throws {
    let samples = Samples.blobs(rows: 300)
    var network = try Network(for: samples, layers)
    if let loss { network.use(loss) }
    let plans = PlanCache()
    let (evaluation, outputs) = try network.outcomes(
      on: samples, rows: samples.allRows, plans: plans)
    #expect(try evaluation == network.evaluate(on: samples, rows: samples.allRows, plans: plans))
    guard case .floats(let inputs) = samples.inputs, case .classes(let classes, _) = samples.targets
    else { return }
    let predicted = try network.outputs(for: inputs, count: 300, plans: plans)
    #expect(outputs.width == 3)
    #expect(relativeError(outputs.numbers, against: predicted) <= 1e-6)
    #expect(outputs.areProbabilities)
    let results = ClassResults(outputs, actual: classes, classCount: 3)
    #expect(Metrics.measured(results).first == evaluation.metrics.first)
  }

  @Test func oneOutputIsThatOfTheSecondClass() throws {
    let network = try Network(for: .xor, [.dense(4, .tanh), .out()])
    let (evaluation, outputs) = try network.outcomes(
      on: .xor, rows: Samples.xor.allRows, plans: PlanCache())
    #expect(outputs.width == 1)
    #expect(outputs.chosen == outputs.numbers.map { $0 > 0.5 ? 1 : 0 })
    let results = ClassResults(outputs, actual: [0, 1, 1, 0], classCount: 2)
    #expect(results.scores.count == 8)
    #expect(results.scores[1] == outputs.numbers[0])
    let logLoss = try #require(Metrics.measured(results).first { $0.name == "log_loss" })
    #expect(abs(logLoss.value - evaluation.loss) < 1e-6)
  }
}
