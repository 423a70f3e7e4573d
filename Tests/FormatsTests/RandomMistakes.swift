import Diagnostics
import Network
import Tensors

// Networks with one mistake.
extension RandomNetworks {
  /// A network with a mistake, and the name of the layer that makes it.
  struct Mistaken {
    let lines: [String]
    let layer: String
  }

  /// Kinds that fit behind anything: what is wrong with them is wrong with the words already.
  static let fitting: Set = [
    "activation", "batchnorm", "dropout", "flatten", "layernorm", "noise",
  ]

  /// Lines that mostly do not fit behind a shape, by the kind that is to blame.
  static let mistakes: [String: @Sendable (inout RandomNetworks, Shape) -> String] = [
    "dense": { random, _ in "layer dense \(random.huge())" },
    "conv": { random, shape in
      random.pick([
        "layer conv 4 kernel \(random.draw(20...90))", "layer conv 4 groups \(shape.count + 3)",
        "layer conv \(random.huge()) padding same", "layer conv 3 kernel [1 \(random.huge())]",
        "layer conv 3 dilation \(random.huge())", "layer conv 3 padding \(random.huge())",
        "layer conv 6 groups 4",
      ])
    },
    "depthwise": { random, _ in
      random.pick([
        "layer depthwise kernel 70", "layer depthwise multiplier \(random.huge())",
        "layer depthwise dilation \(random.huge()) kernel 2",
      ])
    },
    "conv_transpose": { random, _ in
      random.pick([
        "layer conv_transpose 2 padding 50", "layer conv_transpose 2 output_padding 4",
        "layer conv_transpose 2 stride \(random.huge())", "layer conv_transpose 5 groups 3",
        "layer conv_transpose \(random.huge())", "layer conv_transpose 2 padding \(random.huge())",
        "layer conv_transpose 2 kernel \(random.huge())",
        "layer conv_transpose 2 stride \(random.huge()) output_padding \(random.huge())",
      ])
    },
    "maxpool": { random, _ in
      random.pick([
        "layer maxpool \(random.draw(20...90))", "layer maxpool 2 padding 2",
        "layer maxpool \(random.huge())",
      ])
    },
    "avgpool": { random, _ in
      random.pick(["layer avgpool 3 padding 2", "layer avgpool \(random.huge()) stride 1"])
    },
    "globalavgpool": { _, _ in "layer globalavgpool" },
    "globalmaxpool": { _, _ in "layer globalmaxpool" },
    "upsample": { random, _ in "layer upsample \(random.huge())" },
    "padding": { random, _ in
      random.pick([
        "layer padding \(random.huge())", "layer padding [1 2 3]", "layer padding [1 2 3 4 5]",
        "layer padding [1 \(random.huge())]", "layer padding [0 1 0 \(random.huge())]",
      ])
    },
    "crop": { random, _ in "layer crop \(random.draw(20...90))" },
    "flip": { _, _ in "layer flip" },
    "rotate": { _, _ in "layer rotate 10" },
    "shift": { _, _ in "layer shift 0.1" },
    "spatial_dropout": { _, _ in "layer spatial_dropout 0.1" },
    "groupnorm": { random, shape in
      random.pick(["layer groupnorm \(shape.count + 3)", "layer groupnorm \(random.huge())"])
    },
    "reshape": { random, shape in
      random.pick([
        "layer reshape \(shape.count + 1)", "layer reshape 2 \(shape.count)",
        "layer reshape 1 2 \(shape.count)", "layer reshape 1 1 1 \(shape.count)",
        "layer reshape \(random.huge()) \(random.huge()) 2",
      ])
    },
    "embedding": { random, _ in
      random.pick([
        "layer embedding 2 3", "layer embedding all 3", "layer embedding 5 \(random.huge())",
        "layer embedding \(random.huge()) 2",
      ])
    },
    "attention": { random, shape in
      random.pick(["layer attention \(shape.width + 1)", "layer attention \(random.huge())"])
    },
    "transformer": { random, shape in
      random.pick([
        "layer transformer \(shape.width + 2)", "layer transformer 1 hidden \(random.huge())",
      ])
    },
    "positions": { random, _ in "layer positions \(random.pick(["learnt", "waves"]))" },
    "rnn": { random, _ in "layer rnn \(random.pick(["2", random.huge()]))" },
    "lstm": { random, _ in "layer lstm \(random.pick(["2 sequence on", random.huge()]))" },
    "gru": { random, _ in "layer gru \(random.pick(["3 bidirectional on", random.huge()]))" },
    "residual": { random, shape in
      let bodies = [
        "layer flatten; layer dense \(shape.count + 1)", "layer reshape 1 1 \(shape.count)",
      ]
      let others =
        switch shape.rank {
        case 1: ["layer dense \(shape.count + 1)"]
        case 2: ["layer globalavgpool", "layer dense \(shape.width + 2)"]
        default: ["layer globalmaxpool", "layer conv 9 padding same", "layer maxpool 2 stride 3"]
        }
      return "residual { \(random.pick(bodies + others)) }"
    },
    "concat": { random, shape in
      let second = random.pick([
        "layer reshape 1 1 \(shape.count)", "layer reshape 1 \(shape.count)",
      ])
      return random.pick([
        "concat { layer flatten } { \(second) }",
        "concat { layer flatten } { layer flatten } { layer flatten; \(second) }",
        "concat { layer activation tanh } { layer flatten; layer dense 3 }",
      ])
    },
  ]

  private mutating func huge() -> String {
    pick(["4000000000", "9000000000000000000", "123456789012", "4611686018427387904"])
  }

  mutating func mistaken() -> Mistaken {
    while true {
      let (lines, shape) = body(on: input())
      let kind = pick(Self.mistakes.keys.sorted())
      guard let line = Self.mistakes[kind]?(&self, shape),
        (try? Self.build(lines + [line], target: nil)) == nil
      else { continue }
      let isInside = kind != "residual" && kind != "concat" && chance(0.25)
      let last = isInside ? "concat { layer activation tanh } { \(line) }" : line
      let words = lines.joined(separator: " ").split { !($0.isLetter || $0 == "_") }
      let same = words.indices.count {
        words[$0] == kind
          && (["residual", "concat"].contains(kind) || $0 > 0 && words[$0 - 1] == "layer")
      }
      return Mistaken(lines: lines + [last, "layer dense 2"], layer: "'\(kind)\(same + 1)'")
    }
  }
}
