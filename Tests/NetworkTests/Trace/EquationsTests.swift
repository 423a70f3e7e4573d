@testable import Network
import Specification
import Testing

/// What explanations quote is there for every entry of the catalogs.
@Suite struct EquationsTests {
  @Test(arguments: Activations.all.map(\.name)) func anActivationHasItsFormula(name: String) throws
  {
    let formula = try #require(Activations.formula(named: name))
    #expect(!formula.formula.isEmpty && !formula.derivative.isEmpty)
  }

  @Test(arguments: Optimizers.all.map(\.name)) func anOptimizerHasItsRules(name: String) throws {
    let optimizer = try #require(Optimizers.all.first { $0.name == name }).plain
    let equations = optimizer.equations
    #expect(equations.rules.contains { $0.hasPrefix("w ←") })
    for slot in optimizer.slots.compactMap({ equations.symbols[$0] }) {
      #expect(equations.rules.contains { $0.contains(slot) }, "\(slot)")
    }
    var decaying = optimizer
    decaying.weightDecay = 0.25
    #expect(decaying.equations.constants.contains { $0.name == "λ" && $0.value == 0.25 })
    #expect(decaying.equations.rules.contains { $0.contains("λ") })
  }

  @Test(arguments: Losses.all.map(\.name), [1, 3]) func aLossHasItsFormula(
    name: String, outputs: Int
  ) throws {
    let loss = try #require(Losses.all.first { $0.name == name }).plain
    let equations = loss.equations(outputs: outputs)
    #expect(!equations.loss.isEmpty && !equations.slope.isEmpty)
  }

  @Test func sumsStandInBrackets() {
    let several = MeanSquaredError().equations(outputs: 2)
    #expect(several.loss == "Σ (a - y)²/2")
    #expect(several.slopeTerm?("0.75", "(-1)") == "2·(0.75 - (-1))/2")
    let one = BinaryCrossEntropy().equations(outputs: 1)
    #expect(one.loss == "-y·ln a - (1 - y)·ln(1 - a)")
    #expect(BinaryCrossEntropy().equations(outputs: 2).slope == "(a - y)/2")
    #expect(MeanAbsoluteError().equations(outputs: 2).loss == "Σ |a - y|/2")
  }

  @Test func smoothingMovesWhatIsWanted() throws {
    var loss = CrossEntropy()
    loss.smoothing = 0.3
    let wanted = loss.wanted([0, 1, 0])
    for (own, right) in zip(wanted, [0.1, 0.8, 0.1]) { #expect(abs(own - right) < 1e-12) }
    #expect(Hinge().wanted([0]) == [-1])
  }
}
