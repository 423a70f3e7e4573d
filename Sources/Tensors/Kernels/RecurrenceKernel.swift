import CKernels

/// What a recurrent cell does at each step with its sums: the formulas of PyTorch's RNN, LSTM and GRU.
package enum RecurrentCell: Hashable, Sendable {
  case rnn
  /// An RNN with max(0, x) in the place of tanh.
  case rectifiedRNN
  case lstm
  case gru

  /// How many sums each unit has.
  package var gates: Int {
    switch self {
    case .rnn, .rectifiedRNN: 1
    case .lstm: 4
    case .gru: 3
    }
  }

  /// How many numbers of each unit a step leaves for the gradient, besides the state before.
  var kept: Int {
    switch self {
    case .rnn, .rectifiedRNN: 1
    case .lstm: 5
    case .gru: 4
    }
  }
}

/// The recurrence of some rows of a batch: state after state, forwards or backwards in time.
package struct RecurrenceKernel: Sendable {
  package let cell: RecurrentCell
  package let units: Int
  package let steps: Int
  /// Whether it goes from the last step to the first.
  package let isReversed: Bool
  /// Whether it gives the state after every step, or after the last one it takes.
  package let givesSequence: Bool

  package init(
    cell: RecurrentCell, units: Int, steps: Int, isReversed: Bool, givesSequence: Bool
  ) {
    self.cell = cell
    self.units = units
    self.steps = steps
    self.isReversed = isReversed
    self.givesSequence = givesSequence
  }

  package var sums: Int { cell.gates * units }

  /// What is left of a step for the gradient: gates, then the state before, at `before`; not a length at
  /// which rows collide in the cache.
  package var keptStride: Int {
    let count = (cell.kept + 1) * units
    return count.isMultiple(of: 128) ? count + 16 : count
  }
  package var before: Int { cell.kept * units }
  package var savedCount: Int { steps * keptStride }
  /// Of a lane that takes `rows` rows.
  package func scratchCount(rows: Int) -> Int {
    2 * sums + rows * (sums + 2 * units) + (sums + 16) * units + 16
  }

  /// The memory of one pass: of rows that one lane takes.
  package struct Place {
    /// Sums of what comes from the input: rows [steps, gates · units].
    package var input: Rows
    /// States: rows [steps, units], or of the last step alone.
    package var output: Rows
    /// What is left for the gradient: `savedCount` of each row; `nil` where none is wanted.
    package var kept: UnsafeMutablePointer<Float>?
    /// Of each row, a number for each step; a step whose number is 0 is passed over.
    package var tokens: Rows?
    package var scratch: UnsafeMutablePointer<Float>

    package init(
      input: Rows, output: Rows, kept: UnsafeMutablePointer<Float>?, tokens: Rows?,
      scratch: UnsafeMutablePointer<Float>
    ) {
      self.input = input
      self.output = output
      self.kept = kept
      self.tokens = tokens
      self.scratch = scratch
    }
  }

  /// The states of all steps; weight [gates · units, units], whose rows lie `stride` apart.
  package func apply(
    _ place: Place, weight: UnsafePointer<Float>, stride: Int, bias: UnsafePointer<Float>?
  ) {
    let rows = place.input.count
    let (z, h, c, packed) = parts(place.scratch, rows)
    h.update(repeating: 0, count: 2 * rows * units)
    var step = kernel_cells(
      rows: rows, units: units, z: z, x: place.input.pointer, x_row: place.input.stride, h: h, c: c,
      out: nil, out_row: place.output.stride, kept: nil, kept_row: savedCount, before: before,
      tokens: nil, tokens_row: place.tokens?.stride ?? 0)
    kernel_pack_panels(weight, stride, sums, units, packed)
    for turn in 0..<steps {
      let t = isReversed ? steps - 1 - turn : turn
      step.x = UnsafePointer(place.input.pointer + t * sums)
      if givesSequence {
        step.out = place.output.pointer + t * units
      } else if turn == steps - 1 {
        step.out = place.output.pointer
      }
      step.kept = place.kept.map { $0 + t * keptStride }
      step.tokens = place.tokens.map { UnsafePointer($0.pointer + t) }
      kernel_ask_for_step(&step, sums, keptStride)
      // The state before the first step is 0.
      kernel_packed_product(h, units, packed, bias, z, sums, rows, sums, turn == 0 ? 0 : units)
      run(&step)
    }
  }

  /// Whether the gradient of the product with the state before is that of what comes from the input.
  package var gradientsAreAlike: Bool { cell != .gru }

  /// The gradients of the sums at all steps: into `input`, where it is wanted, and of the product with the
  /// state before into what `kept` holds, unless `shares` says that `input` has them; `output` is the
  /// gradient of the states. With `givesBias`, the scratch memory begins with the sums of the latter, the
  /// gradient of the bias.
  package func applyGradient(
    _ place: Place, into input: Rows?, shares: Bool, weight: UnsafePointer<Float>, stride: Int,
    givesBias: Bool
  ) {
    if givesBias { place.scratch.update(repeating: 0, count: sums) }
    guard let kept = place.kept, place.output.count > 0 else { return }
    let rows = place.output.count
    let (z, h, c, packed) = parts(place.scratch, rows)
    h.update(repeating: 0, count: 2 * rows * units)
    var step = kernel_cell_slopes(
      rows: rows, units: units, z: z, x: nil, x_row: input?.stride ?? 0, h: h, c: c, g: nil,
      g_row: place.output.stride, kept: kept, kept_row: savedCount, before: before, shares: shares,
      sums: givesBias ? place.scratch + sums : nil, tokens: nil,
      tokens_row: place.tokens?.stride ?? 0)
    for turn in (0..<steps).reversed() {
      let t = isReversed ? steps - 1 - turn : turn
      step.x = input.map { $0.pointer + t * sums }
      let isGiven = givesSequence || turn == steps - 1
      step.g =
        isGiven
        ? UnsafePointer(place.output.pointer + (givesSequence ? t * units : 0)) : nil
      step.kept = kept + t * keptStride
      step.tokens = place.tokens.map { UnsafePointer($0.pointer + t) }
      // Each step is summed by itself and then added: few roundings for many steps.
      step.sums?.update(repeating: 0, count: sums)
      run(&step)
      if let own = step.sums { kernel_add(own, place.scratch, sums) }
      if turn > 0 {
        let next = isReversed ? t + 1 : t - 1
        step.x = input.map { $0.pointer + next * sums }
        step.kept = kept + next * keptStride
        kernel_ask_for_slopes(&step, sums, keptStride)
        kernel_product(
          z, sums, 1, weight, stride, 1, nil, h, units, rows, units, sums, true, packed)
      }
    }
  }

  private func parts(
    _ scratch: UnsafeMutablePointer<Float>, _ rows: Int
  ) -> (
    z: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, c: UnsafeMutablePointer<Float>,
    packed: UnsafeMutablePointer<Float>
  ) {
    let z = scratch + 2 * sums
    let h = z + rows * sums
    return (z, h, h + rows * units, h + 2 * rows * units)
  }

  @inline(__always) private func run(_ step: inout kernel_cells) {
    switch cell {
    case .rnn: kernel_rnn_step(&step)
    case .rectifiedRNN: kernel_rectified_rnn_step(&step)
    case .lstm: kernel_lstm_step(&step)
    case .gru: kernel_gru_step(&step)
    }
  }

  @inline(__always) private func run(_ step: inout kernel_cell_slopes) {
    switch cell {
    case .rnn: kernel_rnn_step_gradient(&step)
    case .rectifiedRNN: kernel_rectified_rnn_step_gradient(&step)
    case .lstm: kernel_lstm_step_gradient(&step)
    case .gru: kernel_gru_step_gradient(&step)
    }
  }
}
