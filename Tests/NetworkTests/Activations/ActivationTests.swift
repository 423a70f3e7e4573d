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
  }

  @Test(arguments: ["relu", "leaky_relu", "leaky_relu(0.2)", "identity", "softmax"])
  func isWrittenAsItIsRead(text: String) throws {
    let layer = try #require(entry("dense 3 \(text)", of: Layers.all) as? DenseLayer)
    #expect(layer.activation?.written == text)
  }

  @Test func namesAreUniqueAndTold() {
    let names = Activations.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(Activations.all.allSatisfy { !$0.summary.isEmpty })
  }
}
