import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct SGDTests {
  @Test func nesterovNeedsMomentum() throws {
    var network = try Network(for: .xor, [.out()])
    let text = message {
      try network.use(entry("sgd nesterov", of: Optimizers.all))
    }
    #expect(text == "nesterov looks ahead along the momentum, and there is none")
    #expect(network.optimizer is Adam)
  }

  @Test func keepsVelocityOnlyWithMomentum() throws {
    #expect(SGD().slots.isEmpty)
    #expect(try entry("sgd momentum 0.9", of: Optimizers.all).slots == ["momentum_buffer"])
  }

  @Test func isWrittenWithoutItsDefaults() throws {
    #expect(SGD().written == "sgd")
    let text = "sgd rate 0.1 momentum 0.9 nesterov on weight_decay 0.01"
    #expect(try entry(text, of: Optimizers.all).written == text)
  }

  @Test(arguments: ["sgd rate 0", "sgd rate -1", "sgd momentum 1", "sgd weight_decay -1"])
  func refusesWhatMakesNoSense(text: String) {
    #expect(throws: Diagnostic.self) { try entry(text, of: Optimizers.all) }
  }
}
