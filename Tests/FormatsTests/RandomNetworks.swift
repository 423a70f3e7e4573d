import Diagnostics
import Network
import Tensors

@testable import Formats

/// Networks drawn at random from the catalogs, as text: the same number gives the same network.
struct RandomNetworks {
  /// Whether only layers are drawn that are smooth and give the same at each step.
  let isSteady: Bool
  private var random: RandomStream

  init(_ number: Int, isSteady: Bool) {
    self.isSteady = isSteady
    random = RandomStream(key: isSteady ? 0x6E65_7473 : 0x616E_7973, counter: UInt64(number) << 20)
  }

  // MARK: Draws

  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.below(range.count)
  }

  mutating func number(_ lower: Double, _ upper: Double) -> Double { random.uniform(lower, upper) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[draw(0...elements.count - 1)]
  }

  mutating func chance(_ share: Double) -> Bool { random.uniform() < share }

  // MARK: Networks

  /// A network as text, with what it is drawn for.
  struct Drawn {
    var input: Input
    var lines: [String]
    var target: Target

    var text: String { lines.joined(separator: "; ") }
  }

  /// What a row of inputs looks like.
  struct Input {
    let shape: Shape
    /// How many tokens there are, where the numbers are such.
    let tokens: Int?

    var line: String { "layer input \(shape)" + (tokens.map { " tokens \($0) padded on" } ?? "") }
  }

  mutating func input() -> Input {
    switch draw(0...3) {
    case 0: Input(shape: Shape(draw(1...9)), tokens: nil)
    case 1: Input(shape: Shape(draw(1...4), draw(3...7), draw(3...8)), tokens: nil)
    case 2: Input(shape: Shape(draw(2...7), draw(1...6)), tokens: nil)
    default: Input(shape: Shape(draw(2...7)), tokens: draw(3...9))
    }
  }

  /// A network that fits together, with a loss that fits its output.
  mutating func network() -> Drawn {
    let input = input()
    var (lines, shape) = body(on: input)
    if shape.isSequence, chance(0.4) {
      let classes = draw(2...4)
      lines += ["layer dense \(classes) softmax", "loss \(pick(["crossentropy", "focal"]))"]
      return Drawn(input: input, lines: lines, target: .tokens(classes, steps: shape.steps))
    }
    if shape.rank > 1 { lines.append(pick(["layer flatten", "layer globalavgpool"])) }
    let loss = pick(Self.endings.keys.sorted())
    let ending = Self.endings[loss] ?? Ending("layer dense out") { _ in .numbers(1) }
    return Drawn(
      input: input, lines: lines + [ending.line, "loss \(loss)"], target: ending.target(&self))
  }

  /// The lines of one to six layers that fit together, and the shape they give.
  mutating func body(on input: Input) -> (lines: [String], shape: Shape) {
    var (lines, shape) = ([input.line], input.shape)
    if input.tokens != nil {
      let width = draw(1...6)
      lines.append("layer embedding all \(width)")
      shape = Shape(shape.count, width)
    }
    for _ in 0..<draw(1...6) {
      guard let next = fitting(behind: lines, shape) else { continue }
      lines.append(next.line)
      shape = next.shape
    }
    return (lines, shape)
  }

  /// A line that fits behind others, and keeps the network small.
  private mutating func fitting(
    behind lines: [String], _ shape: Shape
  ) -> (line: String, shape: Shape)? {
    for _ in 0..<40 {
      let line = chance(0.25) ? composite(on: shape) : layer(on: shape)
      if let network = try? Self.build(lines + [line], target: nil),
        let after = network.graph?.presentedOutputShape, after.count <= 600,
        network.parameterCount <= 4000
      {
        return (line, after)
      }
    }
    return nil
  }

  private mutating func layer(on shape: Shape) -> String {
    let fitting = Self.recipes.filter {
      $1.ranks.contains(shape.rank) && !(isSteady && Self.unsteady.contains($0))
    }
    let kind = pick(fitting.keys.sorted())
    return "layer " + (fitting[kind]?.written(&self, shape) ?? kind)
  }

  static func build(_ lines: [String], target: Target?) throws(Diagnostic) -> Network {
    var streams = RandomStreams(seed: 1)
    return try NetworkText.network(
      from: lines.joined(separator: "\n"), named: "random", target: target, streams: &streams)
  }
}

// MARK: Layers made of others

extension RandomNetworks {
  /// `residual { … }` or `concat { … } { … }`, one in another now and then.
  mutating func composite(on shape: Shape, depth: Int = 0) -> String {
    if chance(0.5) { return "residual { \(branch(on: shape, depth)) }" }
    let branches = (0..<draw(2...3)).map { _ in
      let kept = branch(on: shape, depth)
      return chance(0.5) ? "{ \(kept); \(widening(to: draw(1...4), shape)) }" : "{ \(kept) }"
    }
    return "concat " + branches.joined(separator: " ")
  }

  /// Layers that give the shape they take.
  private mutating func branch(on shape: Shape, _ depth: Int) -> String {
    (0..<draw(1...2)).map { _ in keeping(shape, depth) }.joined(separator: "; ")
  }

  private mutating func keeping(_ shape: Shape, _ depth: Int) -> String {
    if depth < 2, chance(0.3) {
      let width = shape.rank == 3 ? shape.extents[0] : shape.width
      return "\(composite(on: shape, depth: depth + 1)); \(widening(to: width, shape))"
    }
    switch shape.rank {
    case 1: return "layer \(pick(["dense \(shape.count) tanh", "layernorm", "batchnorm"]))"
    case 2:
      return "layer "
        + pick([
          "dense \(shape.width) \(activation())", "layernorm", "attention 1", "positions",
          "gru \(shape.width) sequence on", "conv \(shape.width) padding same",
        ])
    default:
      return "layer "
        + pick([
          "conv \(shape.extents[0]) \(activation()) padding same", "groupnorm 1", "batchnorm",
          "avgpool 3 stride 1 padding same", "depthwise padding same",
        ])
    }
  }

  /// A layer that gives so many channels or features, and keeps the rest of the shape.
  private func widening(to width: Int, _ shape: Shape) -> String {
    shape.rank == 3 ? "layer conv \(width) kernel 1" : "layer dense \(width)"
  }
}
