package import Tensors

/// How raw rows become a network's inputs: learnt on the training rows of a data set, and kept with
/// the network that trains on it.
package struct Preparation: Hashable, Sendable {
  /// What a network sees of a row.
  package enum Features: Hashable, Sendable {
    /// In the order of the inputs; a category has one input for each level.
    case columns([PreparedColumn])
    /// Bytes, or numbers, of a shape; each input is `(byte − center) ÷ scale`.
    case pixels(shape: [Int], center: Double, scale: Double)
    /// Characters by their numbers, so many a row.
    case stream(names: [String], steps: Int)
    /// The columns at each of so many steps.
    case windows([PreparedColumn], length: Int)
  }

  /// What a network's outputs stand for.
  package enum Target: Hashable, Sendable {
    case classes(name: String, names: [String])
    case numbers([PreparedNumber])
    /// At each step, what follows.
    case tokens(names: [String], steps: Int)
  }

  package let scaling: Scaling
  package let features: Features
  package let target: Target

  init(scaling: Scaling, features: Features, target: Target) {
    self.scaling = scaling
    self.features = features
    self.target = target
  }

  /// Learns from the training rows of a data set.
  ///
  /// Number targets are standardised where `standardisingTargets` says so (the loss decides) and
  /// the data set is scaled at all. Once `isInterrupted` says true, nothing more is learnt, and what comes
  /// out is of no use.
  package init(
    learningFrom data: Dataset, standardisingTargets: Bool, isInterrupted: () -> Bool = { false }
  ) {
    let train = data.parts.train
    var rows: [Int32] { isInterrupted() ? [] : train }
    scaling = data.scaling
    features =
      switch data.features {
      case .columns(let columns):
        .columns(PreparedColumn.learned(columns, rows: rows, scaling: data.scaling))
      case .images(let images):
        Self.learned(images, rows: rows, scaling: data.scaling)
      case .arrays(let arrays): arrays.learned(rows: rows, scaling: data.scaling)
      case .stream(let stream): .stream(names: stream.names, steps: stream.steps)
      case .windows(let windows):
        .windows(
          PreparedColumn.learned(
            windows.columns, rows: windows.rows(behind: rows), scaling: data.scaling),
          length: windows.length)
      }
    target =
      switch data.target.values {
      case .classes(_, let names): .classes(name: data.target.names.joined(), names: names)
      case .numbers(let columns):
        .numbers(
          zip(data.target.names, columns).map { name, values in
            let standardises = standardisingTargets && data.scaling != .none
            return PreparedNumber(name, standardises ? Moments(of: values, rows: rows) : nil)
          })
      case .tokens(let stream): .tokens(names: stream.names, steps: stream.steps)
      }
  }

  /// The columns of a row, where it is made of them.
  package var columns: [PreparedColumn] {
    if case .columns(let columns) = features { columns } else { [] }
  }

  /// For a network without data: inputs and numbers to learn are as they are given, and classes go by
  /// their numbers.
  package init(asGiven inputs: Shape, target: Tensors.Target) {
    scaling = .none
    features = .columns(
      (0..<inputs.count).map {
        PreparedColumn(name: "x\($0 + 1)", rule: .numeric(center: 0, scale: 1, mean: 0))
      })
    self.target =
      switch target {
      case .classes(let count), .tokens(let count, _):
        .classes(name: "class", names: (0..<count).map { "\($0)" })
      case .numbers(let count):
        .numbers((0..<count).map { PreparedNumber(name: "y\($0 + 1)", center: 0, scale: 1) })
      }
  }

  private static func learned(
    _ images: Images, rows: [Int32], scaling: Scaling
  ) -> Features {
    let shape = images.shape.extents
    switch scaling {
    case .none: return .pixels(shape: shape, center: 0, scale: 1)
    case .minmax: return .pixels(shape: shape, center: 0, scale: Double(images.full))
    case .standard:
      let moments = Moments(ofByteCounts: images.byteCounts(of: rows))
      let scale = moments.deviation > 0 ? moments.deviation : 1
      return .pixels(shape: shape, center: moments.mean, scale: scale)
    }
  }

  /// The shape of a row of inputs.
  package var inputShape: Shape {
    switch features {
    case .columns(let columns): Shape(columns.reduce(0) { $0 + $1.width })
    case .pixels(let shape, _, _): Shape(shape)
    case .stream(_, let steps): Shape(steps)
    case .windows(let columns, let length):
      Shape(length, columns.reduce(0) { $0 + $1.width })
    }
  }

  /// What the inputs stand for, where they are tokens.
  package var inputTokens: InputTokens? {
    switch features {
    case .stream(let names, _): InputTokens(count: names.count, isPadded: false)
    case .columns(let columns):
      if columns.count == 1, case .text(let words, _)? = columns.first?.rule {
        InputTokens(count: words.count, isPadded: true)
      } else {
        nil
      }
    default: nil
    }
  }

  /// The names of the inputs in order, a category's levels as `colour=red`; empty for pixels.
  package var inputNames: [String] {
    guard case .columns(let columns) = features else { return [] }
    return columns.flatMap(\.inputNames)
  }

  /// What each token of the inputs stands for, by its number; empty where they are no tokens.
  package var tokenNames: [String] {
    switch features {
    case .stream(let names, _): names
    case .columns(let columns):
      if columns.count == 1, case .text(let words, _)? = columns.first?.rule {
        ["(padding)", "(unknown)"] + words.known
      } else {
        []
      }
    default: []
    }
  }

  /// What a network learns to give.
  package var learned: Tensors.Target {
    switch target {
    case .classes(_, let names): .classes(names.count)
    case .numbers(let numbers): .numbers(numbers.count)
    case .tokens(let names, let steps): .tokens(names.count, steps: steps)
    }
  }

  /// The names of the classes; empty for numbers.
  package var classNames: [String] {
    switch target {
    case .classes(_, let names), .tokens(let names, _): names
    case .numbers: []
    }
  }

  /// The names of the target's columns.
  package var targetNames: [String] {
    switch target {
    case .classes(let name, _): [name]
    case .tokens: ["next"]
    case .numbers(let numbers): numbers.map(\.name)
    }
  }

  /// A row of number outputs in the data's own units.
  package func ownUnits(_ outputs: [Float]) -> [Double] {
    guard case .numbers(let numbers) = target else { return outputs.map(Double.init) }
    return zip(outputs, numbers).map { Double($0) * $1.scale + $1.center }
  }
}

/// A number that is to be learnt: the network gives `(number − center) ÷ scale`.
package struct PreparedNumber: Hashable, Sendable {
  package let name: String
  package let center: Double
  package let scale: Double

  init(name: String, center: Double, scale: Double) {
    self.name = name
    self.center = center
    self.scale = scale
  }

  /// Without moments, the number as it is.
  init(_ name: String, _ moments: Moments?) {
    let deviation = moments?.deviation ?? 1
    self.init(name: name, center: moments?.mean ?? 0, scale: deviation > 0 ? deviation : 1)
  }

  var isPlain: Bool { center == 0 && scale == 1 }
}

extension Images {
  /// How often each byte occurs in some rows.
  fileprivate func byteCounts(of rows: [Int32]) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for row in rows {
      pixels(Int(row)).withNumbers { for byte in $0 { counts[Int(byte)] += 1 } }
    }
    return counts
  }
}
