import Network
import Tensors

// How what the catalogs hold is written, with sizes drawn at random. A new entry gets its recipe here.
extension RandomNetworks {
  /// How a kind of layer is written behind a shape, of a rank that it can read; what is drawn may not fit.
  struct Recipe: Sendable {
    typealias Writing = @Sendable (inout RandomNetworks, Shape) -> String

    let ranks: ClosedRange<Int>
    let written: Writing

    init(_ ranks: ClosedRange<Int>, _ written: @escaping Writing) {
      (self.ranks, self.written) = (ranks, written)
    }
  }

  /// Rows have rank 1, sequences 2 and images 3.
  static let recipes: [String: Recipe] = [
    "dense": Recipe(1...3) { random, _ in "dense \(random.draw(1...8)) \(random.activation())" },
    "activation": Recipe(1...3) { random, _ in "activation \(random.activation())" },
    "dropout": Recipe(1...3) { _, _ in "dropout 0.3" },
    "conv": Recipe(2...3) { random, _ in
      "conv \(random.draw(1...6)) \(random.activation()) kernel \(random.kernel()) "
        + "stride \(random.draw(1...2)) padding \(random.pick(["same", "valid", "1", "4"])) "
        + "dilation \(random.draw(1...2)) groups \(random.draw(1...3)) bias \(random.flag())"
    },
    "depthwise": Recipe(2...3) { random, _ in
      "depthwise \(random.activation()) kernel \(random.kernel()) stride \(random.draw(1...2)) "
        + "padding \(random.pick(["same", "valid", "1"])) multiplier \(random.draw(1...3)) "
        + "dilation \(random.draw(1...2)) bias \(random.flag())"
    },
    "conv_transpose": Recipe(2...3) { random, _ in
      "conv_transpose \(random.draw(1...5)) \(random.activation()) kernel \(random.kernel()) "
        + "stride \(random.draw(1...3)) dilation \(random.draw(1...2)) groups \(random.draw(1...2)) "
        + random.pick(["padding same", "padding 1", "padding 0 output_padding 1"])
    },
    "attention": Recipe(2...2) { random, _ in
      "attention \(random.draw(1...3)) causal \(random.flag()) bias \(random.flag())"
    },
    "positions": Recipe(2...2) { random, _ in "positions \(random.pick(["learnt", "waves"]))" },
    "maxpool": Recipe(2...3) { random, _ in
      "maxpool \(random.draw(1...3)) stride \(random.draw(1...2)) padding \(random.pick(["same", "1"]))"
    },
    "avgpool": Recipe(2...3) { random, _ in
      "avgpool \(random.draw(1...3)) stride \(random.draw(1...2)) padding \(random.pick(["same", "valid", "1"]))"
    },
    "flatten": Recipe(1...3) { _, _ in "flatten" },
    "batchnorm": Recipe(1...3) { _, _ in "batchnorm" },
    "globalavgpool": Recipe(2...3) { _, _ in "globalavgpool" },
    "globalmaxpool": Recipe(2...3) { _, _ in "globalmaxpool" },
    "reshape": Recipe(1...3) { random, shape in
      let height = (1...9).last { shape.count.isMultiple(of: $0) } ?? 1
      return random.pick([
        "reshape \(height) \(shape.count / height)", "reshape \(shape.count)",
        "reshape 1 \(height) \(shape.count / height)",
      ])
    },
    "upsample": Recipe(2...3) { random, _ in "upsample \(random.draw(1...2))" },
    "padding": Recipe(2...3) { random, shape in
      let sides = (0..<(shape.rank == 3 ? 4 : 2)).map { _ in "\(random.draw(0...2))" }
      return random.pick(["padding 1", "padding [\(sides.joined(separator: " "))]"])
    },
    "layernorm": Recipe(1...3) { _, _ in "layernorm" },
    "groupnorm": Recipe(1...3) { random, _ in "groupnorm \(random.draw(1...3))" },
    "spatial_dropout": Recipe(2...3) { _, _ in "spatial_dropout 0.4" },
    "noise": Recipe(1...3) { _, _ in "noise 0.2" },
    "flip": Recipe(3...3) { random, _ in "flip \(random.pick(["horizontal", "vertical", "both"]))"
    },
    "shift": Recipe(3...3) { _, _ in "shift 0.3" },
    "rotate": Recipe(3...3) { _, _ in "rotate 25" },
    "crop": Recipe(3...3) { random, _ in "crop \(random.draw(1...3))" },
    "embedding": Recipe(1...1) { random, _ in "embedding all \(random.draw(1...6))" },
    "rnn": Recipe(2...2) { random, _ in recurrent("rnn", &random) },
    "lstm": Recipe(2...2) { random, _ in recurrent("lstm", &random) },
    "gru": Recipe(2...2) { random, _ in recurrent("gru", &random) },
    "transformer": Recipe(2...2) { random, _ in
      "transformer \(random.draw(1...2)) hidden \(random.draw(1...9)) causal \(random.flag())"
    },
  ]

  private static func recurrent(_ kind: String, _ random: inout RandomNetworks) -> String {
    "\(kind) \(random.draw(1...6)) sequence \(random.flag()) bidirectional \(random.flag()) "
      + "bias \(random.flag())"
  }

  mutating func flag() -> String { pick(["on", "off"]) }

  private mutating func kernel() -> String {
    pick(["\(draw(1...3))", "[\(draw(1...3)) \(draw(1...4))]"])
  }

  /// Kinds that draw anew at each step of a training.
  static let unsteady: Set = [
    "crop", "rotate", "noise", "dropout", "spatial_dropout", "shift", "flip",
  ]

  // MARK: Activations

  /// Those whose slope does not jump: that of elu does not where alpha is 1.
  static let smooth = Activations.all.filter {
    ($0.kinks.isEmpty || $0.name == "elu") && $0.name != "hardmax"
  }.map(\.name)

  mutating func activation() -> String {
    pick(isSteady ? Self.smooth : Activations.all.map(\.name))
  }

  // MARK: Losses

  /// An output layer, and a target that it can be judged by.
  struct Ending: Sendable {
    let line: String
    let target: @Sendable (inout RandomNetworks) -> Target

    init(_ line: String, _ target: @escaping @Sendable (inout RandomNetworks) -> Target) {
      (self.line, self.target) = (line, target)
    }
  }

  /// What a network ends with for each loss.
  static let endings: [String: Ending] = [
    "mse": numbers, "mae": numbers, "huber": numbers, "logcosh": numbers, "poisson": numbers,
    "bce": Ending("layer dense out") { _ in .classes(2) },
    "crossentropy": Ending("layer dense out") { .classes($0.draw(3...5)) },
    "focal": Ending("layer dense out") { .classes($0.draw(2...4)) },
    "hinge": margins, "squared_hinge": margins,
    "kl": Ending("layer dense out softmax") { .numbers($0.draw(2...4)) },
    "cosine": Ending("layer dense out") { .numbers($0.draw(2...4)) },
  ]

  private static let numbers = Ending("layer dense out") { .numbers($0.draw(1...3)) }
  private static let margins = Ending("layer dense out identity") { .classes($0.draw(2...4)) }
}
