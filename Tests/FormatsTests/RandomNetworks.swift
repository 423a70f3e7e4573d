import Diagnostics
import Network
import Tensors

@testable import Formats

/// Networks drawn at random from the catalogs, as text: the same number gives the same network.
struct RandomNetworks {
  private var random: RandomStream

  init(_ number: Int) {
    random = RandomStream(key: 0x6E65_7473, counter: UInt64(number) << 20)
  }

  // MARK: Draws

  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    min(range.upperBound, range.lowerBound + Int(random.uniform(0, Double(range.count))))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[draw(0...elements.count - 1)]
  }

  private mutating func chance(_ share: Double) -> Bool { random.uniform(0, 1) < share }

  /// Rows that a network is tried on.
  struct Input {
    let shape: Shape
    /// How many tokens there are, where the numbers are such.
    let tokens: Int?

    var line: String { "layer input \(shape)" + (tokens.map { " tokens \($0) padded on" } ?? "") }
  }

  mutating func input() -> Input {
    switch draw(0...3) {
    case 0: return Input(shape: Shape(draw(1...9)), tokens: nil)
    case 1: return Input(shape: Shape(draw(1...4), draw(3...7), draw(3...8)), tokens: nil)
    case 2: return Input(shape: Shape(draw(2...7), draw(1...6)), tokens: nil)
    default: return Input(shape: Shape(draw(2...7)), tokens: draw(3...9))
    }
  }

  /// Smooth ones: a small step crosses no kink of theirs.
  private static let activations = [
    "tanh", "sigmoid", "gelu", "silu", "softplus", "mish", "softsign", "elu", "identity",
  ]

  /// How each kind of layer is written; what is drawn may not fit.
  static let recipes: [String: @Sendable (inout RandomNetworks, Shape) -> String] = [
    "dense": { random, _ in "dense \(random.draw(1...8)) \(random.pick(activations))" },
    "activation": { random, _ in "activation \(random.pick(activations))" },
    "dropout": { _, _ in "dropout 0" },
    "conv": { random, _ in
      "conv \(random.draw(1...6)) \(random.pick(activations)) kernel \(random.draw(1...3)) "
        + "stride \(random.draw(1...2)) padding \(random.pick(["same", "valid", "1"])) "
        + "dilation \(random.draw(1...2)) groups \(random.draw(1...2))"
    },
    "depthwise": { random, _ in
      "depthwise \(random.pick(activations)) kernel \(random.draw(1...3)) padding same "
        + "multiplier \(random.draw(1...2))"
    },
    "conv_transpose": { random, _ in
      "conv_transpose \(random.draw(1...5)) kernel \(random.draw(1...3)) stride \(random.draw(1...2)) "
        + "padding \(random.draw(0...1))"
    },
    "attention": { random, _ in
      "attention \(random.draw(1...2)) causal \(random.pick(["on", "off"]))"
    },
    "positions": { random, _ in "positions \(random.pick(["learnt", "waves"]))" },
    "maxpool": { random, _ in "maxpool \(random.draw(1...3)) stride \(random.draw(1...2))" },
    "avgpool": { random, _ in
      "avgpool \(random.draw(1...3)) stride \(random.draw(1...2)) padding \(random.pick(["same", "valid"]))"
    },
    "flatten": { _, _ in "flatten" },
    "batchnorm": { _, _ in "batchnorm" },
    "globalavgpool": { _, _ in "globalavgpool" },
    "globalmaxpool": { _, _ in "globalmaxpool" },
    "reshape": { random, shape in
      let height = (1...9).last { shape.count.isMultiple(of: $0) } ?? 1
      return random.chance(0.5)
        ? "reshape \(height) \(shape.count / height)"
        : "reshape 1 \(height) \(shape.count / height)"
    },
    "upsample": { random, _ in "upsample \(random.draw(1...2))" },
    "padding": { random, _ in "padding \(random.draw(1...2))" },
    "layernorm": { _, _ in "layernorm" },
    "groupnorm": { random, _ in "groupnorm \(random.draw(1...3))" },
    "spatial_dropout": { _, _ in "spatial_dropout 0" },
    "noise": { _, _ in "noise 0" },
    "flip": { _, _ in "flip" },
    "shift": { _, _ in "shift 0" },
    "rotate": { _, _ in "rotate 0" },
    "crop": { random, _ in "crop \(random.draw(1...3))" },
    "embedding": { random, _ in "embedding all \(random.draw(1...6))" },
    "rnn": { random, _ in recurrent("rnn", &random) },
    "lstm": { random, _ in recurrent("lstm", &random) },
    "gru": { random, _ in recurrent("gru", &random) },
    "transformer": { random, _ in
      "transformer \(random.draw(1...2)) hidden \(random.draw(1...9)) causal \(random.pick(["on", "off"]))"
    },
  ]

  private static func recurrent(_ kind: String, _ random: inout RandomNetworks) -> String {
    "\(kind) \(random.draw(1...6)) sequence \(random.pick(["on", "off"])) "
      + "bidirectional \(random.pick(["on", "off"])) bias \(random.pick(["on", "off"]))"
  }

  /// Kinds that draw anew at each step, or move what they are given by more than a small step can tell.
  static let unsteady: Set = [
    "crop", "rotate", "noise", "dropout", "spatial_dropout", "shift", "flip",
  ]

  // MARK: Networks

  /// The lines of a network that has a small output, with one to six layers before it.
  mutating func network(on input: Input, classes: Int) -> [String] {
    var lines = [input.line]
    if input.tokens != nil { lines.append("layer embedding all \(draw(1...6))") }
    for _ in 0..<draw(1...6) {
      if let line = fitting(behind: lines, classes: classes) { lines.append(line) }
    }
    // What is no plain row becomes one.
    for end in ["", "layer flatten", "layer globalavgpool"] {
      let whole = lines + (end.isEmpty ? [] : [end]) + ["layer dense out"]
      if let network = try? Self.build(whole, classes: classes),
        network.graph?.outputShape.rank == 1
      {
        return whole
      }
    }
    return lines + ["layer flatten", "layer dense out"]
  }

  /// A line that fits behind others.
  private mutating func fitting(behind lines: [String], classes: Int) -> String? {
    guard let network = try? Self.build(lines, classes: classes),
      let shape = network.graph?.presentedOutputShape ?? network.inputShape
    else { return nil }
    for _ in 0..<40 {
      let line = chance(0.2) ? composite(on: shape) : layer(on: shape)
      if let network = try? Self.build(lines + [line], classes: classes),
        let count = network.graph?.outputShape.count, count <= 600, network.parameterCount <= 4000
      {
        return line
      }
    }
    return nil
  }

  private mutating func layer(on shape: Shape) -> String {
    let kinds = Self.recipes.keys.filter { !Self.unsteady.contains($0) }.sorted()
    let kind = pick(kinds)
    return "layer " + (Self.recipes[kind]?(&self, shape) ?? kind)
  }

  private mutating func composite(on shape: Shape) -> String {
    if chance(0.5) {
      return "residual { " + (0..<draw(1...2)).map { _ in keeping(shape) }.joined(separator: "; ")
        + " }"
    }
    return "concat { \(keeping(shape)) } { \(keeping(shape)); layer activation tanh }"
  }

  /// A layer that mostly keeps the shape.
  private mutating func keeping(_ shape: Shape) -> String {
    switch shape.rank {
    case 1: "layer dense \(shape.count) tanh"
    case 2:
      "layer "
        + pick([
          "dense \(shape.width) gelu", "layernorm", "attention 1", "gru \(shape.width) sequence on",
        ])
    default:
      "layer "
        + pick([
          "conv \(shape.extents[0]) tanh padding same", "groupnorm 1",
          "avgpool 3 stride 1 padding same",
        ])
    }
  }

  static func build(_ lines: [String], classes: Int, seed: UInt64 = 1) throws(Diagnostic)
    -> Network?
  {
    var streams = RandomStreams(seed: seed)
    return try NetworkText.network(
      from: lines.joined(separator: "\n"), named: "random", target: .classes(classes),
      streams: &streams)
  }

  /// A network with a mistake, and the name of the layer that makes it.
  mutating func mistaken() -> (lines: [String], layer: String) {
    while true {
      let input = input()
      var lines = network(on: input, classes: 3)
      lines.removeLast()
      guard let network = try? Self.build(lines, classes: 3), let graph = network.graph else {
        continue
      }
      let (line, kind) = mistake(on: graph.presentedOutputShape)
      let same = lines.reduce(0) { count, line in
        let words = line.split(separator: " ")
        let inner = words.indices.dropFirst().count {
          words[$0] == kind && words[$0 - 1] == "layer"
        }
        return count + inner + (words[0] == kind ? 1 : 0)
      }
      if (try? Self.build(lines + [line], classes: 3)) != nil { continue }
      return (lines + [line, "layer dense out"], "'\(kind)\(same + 1)'")
    }
  }

  /// A line that should not fit behind a shape, and its kind.
  private mutating func mistake(on shape: Shape) -> (String, String) {
    let huge = pick(["4000000000", "9000000000000000000", "123456789012"])
    let all = [
      ("layer conv 4 kernel \(draw(20...90))", "conv"), ("layer conv 4 groups 7", "conv"),
      ("layer maxpool \(draw(20...90))", "maxpool"), ("layer avgpool 3 padding 2", "avgpool"),
      ("layer attention \(shape.width + 1)", "attention"), ("layer lstm 4", "lstm"),
      ("layer gru 3 sequence on", "gru"), ("layer rnn 2", "rnn"),
      ("layer transformer \(shape.width + 2)", "transformer"), ("layer embedding 2 3", "embedding"),
      ("layer embedding all 3", "embedding"), ("layer reshape \(shape.count + 1)", "reshape"),
      ("layer reshape 2 \(shape.count)", "reshape"),
      ("layer groupnorm \(shape.count + 3)", "groupnorm"),
      ("layer upsample \(huge)", "upsample"), ("layer dense \(huge)", "dense"),
      ("layer padding \(huge)", "padding"), ("layer crop \(draw(20...90))", "crop"),
      ("layer conv \(huge) padding same", "conv"), ("layer positions", "positions"),
      ("layer spatial_dropout 0.1", "spatial_dropout"),
      ("layer conv_transpose 2 padding 50", "conv_transpose"),
      ("layer conv_transpose 2 output_padding 4", "conv_transpose"),
      ("layer depthwise kernel 70", "depthwise"),
      ("residual { layer dense \(shape.width + 1) }", "residual"),
      ("residual { layer flatten; layer dense \(shape.count + 1) }", "residual"),
      ("concat { layer flatten } { layer reshape 1 1 \(shape.count) }", "concat"),
      ("layer lstm \(huge)", "lstm"), ("layer globalavgpool", "globalavgpool"),
      ("layer flip", "flip"), ("layer rotate 10", "rotate"),
    ]
    return pick(all)
  }
}
