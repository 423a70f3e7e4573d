import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

@Suite struct GradientCheckTests {
  private func check(
    _ network: Network, on samples: Samples, weights: Int = 12
  ) throws -> GradientCheck {
    let found = try network.checkGradients(
      on: samples, weights: weights, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      threads: Threads(1), plans: PlanCache())
    return try #require(found)
  }

  @Test(
    arguments: [
      [.dense(6, .relu), .out()], [.dense(7, .tanh), .dropout(0.4), .dense(5, .sigmoid), .out()],
      [.dense(3), .activation(.softmax), .out()], [.out()],
    ] as [[any Layer]])
  func gradientsAreRight(layers: [any Layer]) throws {
    let samples = Samples.blobs(rows: 8)
    let result = try check(try Network(for: samples, layers), on: samples)
    #expect(result.passed)
    #expect(result.rows == 8)
    #expect(result.tensors.allSatisfy { $0.leftOut == 0 && $0.checked > 0 })
  }

  /// Every loss that takes classes or numbers as they are here.
  @Test(arguments: Losses.all.indices)
  func gradientsOfEveryLossAreRight(index: Int) throws {
    let loss = Losses.all[index].plain
    for samples in [Samples.xor, .blobs(rows: 9), .plane(rows: 9, scale: 12)] {
      for layers in [[.dense(5, .tanh), .out()], [.dense(5, .tanh), .out(.identity)]]
        as [[any Layer]]
      {
        var network = try Network(for: samples, layers)
        network.use(loss)
        guard (try? network.check(against: samples)) != nil else { continue }
        #expect(try check(network, on: samples).passed, "\(loss.kind)")
      }
    }
  }

  @Test func everyActivationIsRight() throws {
    for formula in Activations.all {
      let samples = Samples.blobs(rows: 8)
      let activation = Activation(formula)
      let network = try Network(for: samples, [.dense(6, activation), .out()])
      guard (try? network.check(against: samples)) != nil else { continue }
      #expect(try check(network, on: samples).passed, "\(formula.name)")
    }
  }

  /// The bias of relu units stands at a kink where a row of inputs is zero.
  @Test func kinksAreLeftOut() throws {
    let network = try Network(for: .xor, [.dense(4, .relu), .out()])
    let result = try check(network, on: .xor)
    let bias = try #require(result.tensors.first { $0.name == "dense1.bias" })
    #expect(result.passed)
    #expect(bias.leftOut == 4)
    #expect(bias.checked == 0)
  }

  /// A network that fits its data leaves gradients of nothing but rounding.
  @Test func aTrainedNetworkPasses() throws {
    let samples = Samples.blobs(rows: 60, spread: 0.1)
    var network = try Network(for: samples, [.dense(8, .tanh), .out()])
    var streams = RandomStreams(seed: 0)
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(400)
    options.rate = 0.05
    let trained = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    #expect(trained.loss < 1e-3)
    #expect(try check(network, on: samples).passed)
  }

  @Test(arguments: [WrongLoss(inReference: true), WrongLoss(inReference: false)])
  func aWrongGradientIsFound(loss: WrongLoss) throws {
    let samples = Samples.plane(rows: 6)
    var network = try Network(for: samples, [.dense(3, .tanh), .out()])
    network.use(loss)
    let result = try check(network, on: samples)
    #expect(!result.passed)
    let bias = try #require(result.tensors.last)
    #expect((bias.differenceError > 1e-3) == loss.isWrongInReference)
    #expect(bias.kernelError > 1e-3)
    #expect(!bias.isAtJump)
  }

  @Test func anInterruptEndsIt() throws {
    let interrupt = Interrupt()
    interrupt.raise()
    let network = try Network(for: .xor, [.out()])
    let found = try network.checkGradients(
      on: .xor, weights: 4, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      threads: Threads(1), plans: PlanCache(), interrupt: interrupt)
    #expect(found == nil)
  }
}

/// The squared error with a gradient that is a hundredth too large: in plain arithmetic, or else in the
/// fast kernel.
struct WrongLoss: Loss {
  var isWrongInReference = true

  init() {}
  init(inReference: Bool) { isWrongInReference = inReference }

  static let spec = Spec<WrongLoss>("wrong", "Squared error with a wrong gradient.")

  var targetForm: TargetForm { .numbers }
  func check(_ fit: LossFit) throws(Diagnostic) {}
  func equations(outputs: Int) -> LossEquations { MeanSquaredError().equations(outputs: outputs) }

  func step(_ site: LossSite) -> Step {
    .running(Work(site: site, factor: isWrongInReference ? 1 : 1.01))
  }

  private struct Work: Kernel {
    let site: LossSite
    let factor: Float

    func run(_ memory: borrowing Memory) {
      MeanSquaredError().step(site).run(memory)
      guard let gradient = site.gradient else { return }
      for row in 0..<gradient.count { gradient.pointer[row * gradient.stride] *= factor }
    }
  }

  func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var found = MeanSquaredError().reference(
      outputs: outputs, targets: targets, rows: rows, columns: columns)
    if isWrongInReference { found.gradient = found.gradient.map { $0 * 1.01 } }
    return found
  }
}
