import Formats
import Network
import Reports
import Session
import Tensors
import Testing

/// Matt Mazur, “A Step by Step Backpropagation Example”, 2015:
/// https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/
///
/// A network of 2, 2 and 2 with sigmoids, both biases of a layer alike and left as they are in his text,
/// ½Σ(t − o)² (our mse of two outputs) and the rate 0.5. Every digit that he prints agrees to the last one that
/// a Float has.
@Suite struct MazurTests {
  private let folder: TemporaryFolder
  private let talk: Conversation

  static let setting = """
    network
    layer input 2
    layer dense 2 sigmoid
    layer dense 2 sigmoid
    loss mse
    optimizer sgd rate 0.5
    """

  init() throws {
    folder = try TemporaryFolder()
    let tensors: [Safetensors.NamedTensor] = [
      .init("dense1.weight", Tensor(Shape(2, 2), [0.15, 0.20, 0.25, 0.30])),
      .init("dense1.bias", Tensor(Shape(2), [0.35, 0.35])),
      .init("dense2.weight", Tensor(Shape(2, 2), [0.40, 0.45, 0.50, 0.55])),
      .init("dense2.bias", Tensor(Shape(2), [0.60, 0.60])),
    ]
    let file = folder.file("mazur.safetensors")
    try Safetensors(tensors: tensors).write(to: file)
    talk = Conversation(Self.setting + "\nweights \"\(file)\"")
  }

  /// Whether the nearest Float to what he prints is the number, or its neighbour; a print of fewer digits
  /// is rounded.
  private func expect(
    _ expression: String, _ printed: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    guard case .number(let value) = talk.value(expression, at: place) else {
      Issue.record("\(expression) is no number", sourceLocation: place)
      return
    }
    let (number, wanted) = (Float(value), try #require(Float(printed)))
    let decimals = printed.split(separator: ".").last?.count ?? 0
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    #expect(
      abs(Double(number) - Double(wanted)) <= half + 2 * Double(wanted.ulp),
      "\(expression) is \(number), Mazur prints \(printed)", sourceLocation: place)
  }

  @Test func everyPrintedNumberAgrees() throws {
    talk.answer("let e = explain 0.05 0.10 target [0.01 0.99]")
    let printed = [
      ("e.dense1.z[1]", "0.3775"), ("e.dense1.a[1]", "0.593269992"),
      ("e.dense1.a[2]", "0.596884378"), ("e.dense2.z[1]", "1.105905967"),
      ("e.dense2.a[1]", "0.75136507"), ("e.dense2.a[2]", "0.772928465"),
      ("e.loss", "0.298371109"),
      ("e.dense2.gradient.weight[1][1]", "0.082167041"),
      ("e.dense1.gradient.weight[1][1]", "0.000438568"),
      ("e.dense2.after.weight[1][1]", "0.35891648"),
      ("e.dense2.after.weight[1][2]", "0.408666186"),
      ("e.dense2.after.weight[2][1]", "0.511301270"),
      ("e.dense2.after.weight[2][2]", "0.561370121"),
      ("e.dense1.after.weight[1][1]", "0.149780716"),
      ("e.dense1.after.weight[1][2]", "0.19956143"),
      ("e.dense1.after.weight[2][1]", "0.24975114"),
      ("e.dense1.after.weight[2][2]", "0.29950229"),
    ]
    for (expression, digits) in printed { try expect(expression, digits) }
  }

  /// The page itself: his numbers with the factors that make them.
  @Test func thePageShowsThem() {
    let lines = talk.answer("explain 0.05 0.10 target [0.01 0.99]")
    for line in [
      "  z1  = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775",
      "  a1  = sigmoid(0.3775) = 0.59327",
      "loss: mse, E = Σ (a - y)²/2",
      "  E1  = (0.75136507 - 0.01)²/2 = 0.2748111",
      "  E2  = (0.7729285 - 0.99)²/2 = 0.023560025",
      "  E   = 0.2748111 + 0.023560025 = 0.2983711",
      "  δ1      = 0.7413651·0.1868156 = 0.13849856",
      "  ∂E/∂a1  = 0.4·0.13849856 + 0.5·(-0.038098235) = 0.03635031",
      "  w  ← w - η·g",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(
      lines.contains { $0.hasPrefix("1,1      0.4 ") && $0.hasSuffix("0.082167044   0.3589165") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func theStepItselfIsNotMade() {
    let before = talk.session.fingerprint
    talk.answer("explain 0.05 0.10 target [0.01 0.99]")
    #expect(talk.session.fingerprint == before)
  }
}
