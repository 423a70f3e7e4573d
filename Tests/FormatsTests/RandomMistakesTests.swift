import Diagnostics
import Network
import Specification
import Tensors
import Testing

@testable import Formats

/// What a user is told of networks that cannot be: never nothing, and never the end of the program.
@Suite struct RandomMistakesTests {
  private static let mistaken = (0..<200).map { number in
    var random = RandomNetworks(1000 + number, isSteady: false)
    return random.mistaken()
  }

  @Test func everyLayerCanBeMistaken() {
    let kinds = Set(Layers.all.map(\.name) + Layers.composites.map(kind)).subtracting(["input"])
    let mistakes = Set(RandomNetworks.mistakes.keys)
    #expect(mistakes.union(RandomNetworks.fitting) == kinds)
    #expect(mistakes.isDisjoint(with: RandomNetworks.fitting))
    let blamed = Set(Self.mistaken.map { $0.layer.filter { $0.isLetter || $0 == "_" } })
    #expect(mistakes.subtracting(blamed).isEmpty)
  }

  private func kind(of type: any CompositeLayer.Type) -> String { type.init().kind }

  /// What does not fit is an error that names the layer, and gives a hint.
  @Test(arguments: mistaken.indices)
  func aMistakeNamesTheLayer(number: Int) {
    let (lines, layer) = (Self.mistaken[number].lines, Self.mistaken[number].layer)
    let text = lines.joined(separator: "; ")
    do throws(Diagnostic) {
      _ = try RandomNetworks.build(lines, target: nil)
      Issue.record("no mistake in: \(text)")
    } catch {
      #expect(error.message.contains(layer), "\(text): \(error.message), and not \(layer)")
      #expect(error.hint != nil, "\(text): \(error.message)")
    }
  }

  /// Sizes that no layer has are told of the argument, at its place in the last line.
  @Test(arguments: [
    "dense 0", "dense -3", "dense 1.5", "conv 0", "conv 3 kernel 0", "conv 3 kernel [3 0]",
    "conv 3 stride 0", "conv 3 dilation 0", "conv 3 groups 0", "conv 3 padding -1",
    "conv_transpose 0", "conv_transpose 2 output_padding -1", "conv_transpose 2 stride 0",
    "depthwise multiplier 0", "depthwise kernel 0", "maxpool 0", "avgpool 2 stride 0",
    "upsample 0", "crop 0", "groupnorm 0", "attention 0", "transformer 0",
    "transformer 1 hidden 0", "rnn 0", "lstm 0", "gru 0", "embedding 0 3", "embedding 4 0",
    "dropout 1", "spatial_dropout -0.1", "noise -1", "reshape 0", "reshape -1 4", "padding -1",
    "dense 99999999999999999999", "dense nan", "batchnorm momentum 2",
  ])
  func whatNoLayerHasIsToldAtItsPlace(layer: String) throws {
    do throws(Diagnostic) {
      _ = try RandomNetworks.build(["layer input 2 4 4", "layer \(layer)"], target: nil)
      Issue.record("'layer \(layer)' was taken")
    } catch {
      #expect((error.span?.lower ?? 0) >= "layer input 2 4 4\nlayer".utf8.count, "\(error.message)")
      #expect(!error.message.isEmpty)
    }
  }

  /// Layers whose numbers can be counted but not held are an error of the batch that would hold them.
  @Test(arguments: [
    "layer upsample 30000", "layer padding 2000000", "layer conv 2 padding 1000000",
    "layer conv 2 dilation 10000000 padding same", "layer conv_transpose 1 stride 2000000",
    "layer depthwise padding 3000000", "layer conv_transpose 1 kernel 2 dilation 50000000",
    "layer upsample 30000; layer maxpool 2", "layer upsample 30000; layer globalavgpool",
    "residual { layer upsample 30000; layer globalavgpool; layer dense 8; layer reshape 2 2 2 }",
  ])
  func whatCannotBeHeldIsRefused(layers: String) throws {
    let network = try RandomNetworks.build(["layer input 2 2 2", layers], target: nil)
    #expect {
      _ = try network.outputs(
        for: [Float](repeating: 1, count: 8), count: 1, threads: Threads(2), plans: PlanCache())
    } throws: { error in
      let found = error as? Diagnostic
      return found?.id == "memory.size" && found?.hint != nil
    }
  }

  /// A window that is alone on an image is one, however far the next would be, and gives what it gives
  /// with the least stride that leaves it alone.
  @Test(arguments: [
    ("conv 2 init ones stride", "3"), ("depthwise init ones stride", "3"),
    ("maxpool 2 stride", "3"),
    ("avgpool 2 stride", "3"), ("conv 2 init ones kernel 1 stride 3 dilation", "1"),
    ("conv 2 init ones kernel 1 stride 3 groups 2 dilation", "1"),
    ("depthwise init ones kernel 1 dilation", "1"),
    ("conv_transpose 2 init ones kernel 1 dilation", "1"),
  ])
  func whatIsFarAwayIsNotReached(layer: String, number: String) throws {
    for huge in ["9223372036854774784", "4611686018427387904", "3000000000000"] {
      #expect(
        try outcome(of: "layer \(layer) \(huge)") == outcome(of: "layer \(layer) \(number)"),
        "\(layer) \(huge)")
    }
  }

  /// What a layer gives of 2 × 3 × 3 numbers; an error is none.
  private func outcome(of layer: String) throws -> [Float]? {
    let network = try RandomNetworks.build(["layer input 2 3 3", layer], target: nil)
    return try network.outputs(
      for: (0..<18).map { Float($0) }, count: 1, threads: Threads(1), plans: PlanCache())
  }
}
