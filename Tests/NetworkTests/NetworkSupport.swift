@testable import Network
import Specification
import Tensors

extension Layer where Self == DenseLayer {
  static func dense(_ units: Int, _ activation: Activation? = nil) -> DenseLayer {
    var layer = DenseLayer()
    layer.units = .count(units)
    layer.activation = activation
    return layer
  }

  /// A layer with l1 and l2.
  static func penalised(_ units: Int, l1: Double = 0, l2: Double = 0) -> DenseLayer {
    var layer = DenseLayer()
    layer.units = .count(units)
    layer.activation = .tanh
    (layer.l1, layer.l2) = (l1, l2)
    return layer
  }

  /// `layer dense out`.
  static func out(_ activation: Activation? = nil) -> DenseLayer {
    var layer = DenseLayer()
    layer.activation = activation
    return layer
  }
}

extension Layer where Self == DropoutLayer {
  static func dropout(_ rate: Double) -> DropoutLayer {
    var layer = DropoutLayer()
    layer.rate = rate
    return layer
  }
}

extension Layer where Self == ActivationLayer {
  static func activation(_ activation: Activation) -> ActivationLayer {
    var layer = ActivationLayer()
    layer.activation = activation
    return layer
  }
}

extension Activation {
  /// The activation of a word; the identity where there is none.
  static func named(_ word: String, _ parameters: Double...) -> Activation {
    Activation(.word(word, parameters)) ?? .identity
  }
}

extension Layer where Self == InputLayer {
  static func input(_ extents: Int...) -> InputLayer {
    var layer = InputLayer()
    layer.extents = extents
    return layer
  }
}

extension Network {
  /// A network for samples, its weights drawn under a seed.
  init(for samples: Samples, _ layers: [any Layer], seed: UInt64 = 0) throws {
    self.init()
    var streams = RandomStreams(seed: seed)
    for layer in layers {
      try append(layer, input: samples.inputShape, target: samples.target, streams: &streams)
    }
  }
}

extension Samples {
  /// The four rows of exclusive or.
  static let xor = Samples(
    inputShape: Shape(2), inputs: .floats([0, 0, 0, 1, 1, 0, 1, 1]),
    targets: .classes([0, 1, 1, 0], count: 2))

  /// Rows around a centre for each class, as well apart as the iris are.
  static func blobs(
    rows: Int, inputs: Int = 4, classes: Int = 3, spread: Double = 0.4, seed: UInt64 = 1
  ) -> Samples {
    var stream = RandomStream(key: seed)
    let centres = (0..<classes * inputs).map { _ in stream.uniform(-2, 2) }
    var numbers: [Float] = []
    for row in 0..<rows {
      for i in 0..<inputs {
        numbers.append(Float(centres[row % classes * inputs + i] + spread * stream.normal()))
      }
    }
    return Samples(
      inputShape: Shape(inputs), inputs: .floats(numbers),
      targets: .classes((0..<rows).map { Int32($0 % classes) }, count: classes))
  }

  /// y = 2x₁ − x₂ + ½, with targets in units of which one is worth `scale`.
  static func plane(rows: Int, scale: Float? = nil) -> Samples {
    var stream = RandomStream(key: 3)
    let inputs = (0..<2 * rows).map { _ in Float(stream.uniform(-1, 1)) }
    let targets = (0..<rows).map { (row: Int) -> Float in
      2 * inputs[2 * row] - inputs[2 * row + 1] + 0.5
    }
    return Samples(
      inputShape: Shape(2), inputs: .floats(inputs), targets: .numbers(targets, width: 1),
      targetScales: scale.map { [$0] } ?? [])
  }

  var allRows: [Int32] { [Int32](0..<Int32(rows)) }
}
