import Testing

@testable import Session

@Suite struct LoopStepTests {
  /// One input, one hidden unit, two classes; x = 1, class 0, all weights 0.5, all biases 0.
  /// By hand: h = tanh 0.5, p = ½ each, δ = (−½, ½), so ∂b₂ = (−½, ½), ∂W₂ = (−h/2, h/2), and
  /// ½·(−½) + ½·½ = 0 goes back.
  @Test func agreesWithAStepByHand() {
    let step = LoopStep(
      inputs: 1, units: 1, classes: 2, hiddenWeight: [0.5], outputWeight: [0.5, 0.5],
      hiddenBias: [0], outputBias: [0, 0])
    let gradients = step.gradients(x: [1], labels: [0])
    #expect(gradients.outputBias == [-0.5, 0.5])
    #expect(abs(gradients.outputWeight[0] + 0.23105858) < 1e-6)
    #expect(abs(gradients.outputWeight[1] - 0.23105858) < 1e-6)
    #expect(abs(gradients.hiddenWeight[0]) < 1e-7)
  }

  /// With W₂ = (1, 0): p₀ = e^h/(e^h + 1), and δ₀ = p₀ − 1 goes back through 1 − h².
  @Test func theErrorGoesBackThroughTheSlopeOfTanh() {
    let step = LoopStep(
      inputs: 1, units: 1, classes: 2, hiddenWeight: [0.5], outputWeight: [1, 0], hiddenBias: [0],
      outputBias: [0, 0])
    let gradients = step.gradients(x: [2], labels: [0])
    #expect(abs(gradients.hiddenBias[0] + 0.13367794) < 1e-5)
    #expect(abs(gradients.hiddenWeight[0] - 2 * gradients.hiddenBias[0]) < 1e-6)
  }
}
