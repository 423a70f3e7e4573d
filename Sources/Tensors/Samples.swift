/// The rows a network trains on, prepared: the inputs side by side, and a target for each row.
package struct Samples: Sendable {
  /// The inputs of all rows, row after row.
  package enum Inputs: Sendable {
    case floats([Float])
    /// Pixels as they are stored; each stands for `byte · scale`, converted as a batch is gathered.
    case bytes([UInt8], scale: Float)
    /// Made as a batch asks for them, each of `width` numbers.
    case made(any InputRows, width: Int)

    package var count: Int {
      switch self {
      case .floats(let values): values.count
      case .bytes(let values, _): values.count
      case .made(let rows, let width): rows.count * width
      }
    }

    /// All of them, as a network reads them.
    package var numbers: [Float] {
      switch self {
      case .floats(let values): values
      case .bytes(let values, let scale): values.map { Float($0) * scale }
      case .made(let rows, let width): rows.numbers([Int32](0..<Int32(rows.count)), width: width)
      }
    }
  }

  /// The targets of all rows.
  package enum Targets: Sendable {
    /// The class of each row, from 0.
    case classes([Int32], count: Int)
    /// The class at each of `steps` steps, row after row, from 0.
    case tokens([Int32], count: Int, steps: Int)
    /// `width` numbers a row.
    case numbers([Float], width: Int)

    package var rows: Int {
      switch self {
      case .classes(let classes, _): classes.count
      case .numbers(let values, let width): width == 0 ? 0 : values.count / width
      case .tokens(let classes, _, let steps): steps == 0 ? 0 : classes.count / steps
      }
    }
  }

  /// The shape of one row of inputs.
  package let inputShape: Shape
  package let inputs: Inputs
  package let targets: Targets
  /// What one unit of each target number is worth in the data's own units: the standard deviation
  /// it was divided by; empty where targets are as they were. Losses are reported in own units.
  package let targetScales: [Float]
  /// The number of rows.
  package let rows: Int

  package init(
    inputShape: Shape, inputs: Inputs, targets: Targets, targetScales: [Float] = []
  ) {
    rows = targets.rows
    precondition(inputs.count == rows * inputShape.count, "every row needs all its inputs")
    self.inputShape = inputShape
    self.inputs = inputs
    self.targets = targets
    self.targetScales = targetScales
  }

  /// What there is to learn.
  package var target: Target {
    switch targets {
    case .classes(_, let count): .classes(count)
    case .numbers(_, let width): .numbers(width)
    case .tokens(_, let count, let steps): .tokens(count, steps: steps)
    }
  }
}
