import Diagnostics
@testable import Network
import Specification
import Testing

@Suite struct ActivationTests {
  @Test func isReadAsAWordWithItsParameter() throws {
    #expect(Activation(.word("relu", [])) == .relu)
    #expect(Activation(.text("linear")) == .identity)
    #expect(Activation(.word("leaky_relu", []))?.parameter == 0.01)
    #expect(Activation(.word("leaky_relu", [0.2]))?.parameter == 0.2)
    #expect(Activation(.word("relu", [1])) == nil)
    #expect(Activation(.word("leaky_relu", [1, 2])) == nil)
    #expect(Activation(.word("relo", [])) == nil)
    #expect(Activation(.number(3)) == nil)
    #expect(Activation(.word("swish", [])) == Activation(.word("silu", [])))
    #expect(Activation(.word("rrelu", []))?.parameters == [0.125, 1.0 / 3])
    #expect(Activation(.word("rrelu", [0.1]))?.parameters == [0.1, 1.0 / 3])
    #expect(Activation(.word("rrelu", [0.3, 0.1])) == nil)
    #expect(Activation(.word("rrelu", [0.1, 0.2, 0.3])) == nil)
  }

  @Test func allThatTheLanguageNamesAreThere() {
    let words = """
      identity linear sigmoid tanh relu leaky_relu prelu rrelu elu selu gelu silu swish softplus \
      softsign hard_sigmoid hard_tanh relu6 mish softmax hardmax
      """
    for word in words.split(separator: " ") {
      #expect(Activations.formula(named: String(word)) != nil, "\(word)")
    }
  }

  @Test(arguments: [
    "relu", "leaky_relu", "leaky_relu(0.2)", "leaky_relu(-1)", "identity", "softmax", "prelu",
    "prelu(0)", "rrelu", "rrelu(0.1, 0.2)", "elu(0.5)", "softplus(2)", "hardmax",
  ])
  func isWrittenAsItIsRead(text: String) throws {
    let layer = try #require(entry("dense 3 \(text)", of: Layers.all) as? DenseLayer)
    #expect(layer.activation?.written == text)
  }

  @Test(arguments: [
    "leaky_relu(1e31)", "softplus(0)", "softplus(-1)", "elu(1e400)", "rrelu(0.3, 0.1)",
    "prelu(1, 2)", "gelu(1)",
  ])
  func parametersThatMakeNoSenseAreRefused(text: String) {
    #expect(throws: Diagnostic.self) { try entry("activation \(text)", of: Layers.all) }
  }

  @Test func namesAreUniqueAndTold() {
    let names = Activations.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(Activations.all.allSatisfy { !$0.summary.isEmpty })
  }
}
