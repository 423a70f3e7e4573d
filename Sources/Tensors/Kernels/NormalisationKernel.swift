import CKernels

/// Rows [count, channels] that are brought to a mean and a spread by channel.
///
/// Where a number of channels does not fill vectors of eight, eight rows are read as one, so that nearly
/// all vectors are full; what belongs to a channel is then repeated eight times.
package struct NormalisationKernel: Sendable {
  package let channels: Int
  /// The length of what is repeated.
  package let period: Int
  package let isRectified: Bool

  /// - Parameter isRectified: whether a rectifier follows.
  package init(channels: Int, isRectified: Bool = false) {
    self.channels = channels
    self.isRectified = isRectified
    period = Self.period(of: channels)
  }

  package static func period(of channels: Int) -> Int {
    channels.isMultiple(of: 8) || channels > 64 ? channels : 8 * channels
  }

  /// Places for what belongs to a channel, each of `period` numbers.
  package struct Columns {
    package let mean: UnsafeMutablePointer<Float>
    package let scale: UnsafeMutablePointer<Float>
    package let bias: UnsafeMutablePointer<Float>
    /// For the gradient alone.
    package let slope: UnsafeMutablePointer<Float>
    package let offset: UnsafeMutablePointer<Float>

    init(_ pointer: UnsafeMutablePointer<Float>, period: Int) {
      mean = pointer
      scale = pointer + period
      bias = pointer + 2 * period
      slope = pointer + 3 * period
      offset = pointer + 4 * period
    }
  }

  /// Sums by channel, of which the first `channels` hold once they are folded.
  package struct Sums {
    package let first: UnsafeMutablePointer<Double>
    package let second: UnsafeMutablePointer<Double>
  }

  /// The floats of scratch memory that sums and columns take.
  package var scratchCount: Int { 9 * period }

  package func sums(in scratch: UnsafeMutablePointer<Float>) -> Sums {
    let pointer = UnsafeMutableRawPointer(scratch).assumingMemoryBound(to: Double.self)
    return Sums(first: pointer, second: pointer + period)
  }

  package func columns(in scratch: UnsafeMutablePointer<Float>) -> Columns {
    Columns(scratch + 4 * period, period: period)
  }

  // MARK: Sums

  /// Sets the sums of x and of x² of each channel.
  package func moments(_ x: Rows, into sums: Sums) {
    clear(sums)
    let (full, rest) = split(x.count)
    kernel_moments(x.pointer, stride(x), full, period, sums.first, sums.second)
    if rest > 0 {
      kernel_moments(x.pointer + full * period, 0, 1, rest, sums.first, sums.second)
    }
    fold(sums)
  }

  /// Sets the sums of g and of g · x of each channel; of g, what passes the rectifier.
  package func gradientMoments(_ x: Rows, _ g: Rows, _ columns: Columns, into sums: Sums) {
    clear(sums)
    var constants = constants(columns)
    let (full, rest) = split(x.count)
    kernel_gradient_moments(
      x.pointer, stride(x), g.pointer, stride(g), full, period, &constants, sums.first, sums.second)
    if rest > 0 {
      kernel_gradient_moments(
        x.pointer + full * period, 0, g.pointer + full * period, 0, 1, rest, &constants, sums.first,
        sums.second)
    }
    fold(sums)
  }

  private func clear(_ sums: Sums) {
    sums.first.update(repeating: 0, count: period)
    sums.second.update(repeating: 0, count: period)
  }

  private func fold(_ sums: Sums) {
    for start in Swift.stride(from: channels, to: period, by: channels) {
      for channel in 0..<channels {
        sums.first[channel] += sums.first[start + channel]
        sums.second[channel] += sums.second[start + channel]
      }
    }
  }

  // MARK: Rows

  /// y = (x − mean) · scale + bias, rectified where that is asked for.
  package func apply(_ x: Rows, _ columns: Columns, into y: Rows) {
    var constants = constants(columns)
    let (full, rest) = split(x.count)
    kernel_normalise(x.pointer, stride(x), y.pointer, stride(y), full, period, &constants)
    if rest > 0 {
      kernel_normalise(
        x.pointer + full * period, 0, y.pointer + full * period, 0, 1, rest, &constants)
    }
  }

  /// d = scale · g + slope · (x − mean) + offset; of g, what passes the rectifier.
  package func applyGradient(_ g: Rows, _ x: Rows, _ columns: Columns, into d: Rows) {
    var constants = constants(columns)
    let (full, rest) = split(x.count)
    kernel_normalise_gradient(
      x.pointer, stride(x), g.pointer, stride(g), d.pointer, stride(d), full, period, &constants,
      columns.slope, columns.offset)
    if rest > 0 {
      let start = full * period
      kernel_normalise_gradient(
        x.pointer + start, 0, g.pointer + start, 0, d.pointer + start, 0, 1, rest, &constants,
        columns.slope, columns.offset)
    }
  }

  /// Repeats what the first `channels` numbers of each column hold.
  package func spread(_ columns: Columns) {
    for i in channels..<max(period, channels) {
      columns.mean[i] = columns.mean[i - channels]
      columns.scale[i] = columns.scale[i - channels]
      columns.bias[i] = columns.bias[i - channels]
      columns.slope[i] = columns.slope[i - channels]
      columns.offset[i] = columns.offset[i - channels]
    }
  }

  private func constants(_ columns: Columns) -> kernel_columns {
    kernel_columns(
      mean: columns.mean, scale: columns.scale, bias: columns.bias, rectified: isRectified)
  }

  /// Full periods, and the numbers behind them; rows with gaps have as many channels as vectors hold.
  private func split(_ rows: Int) -> (full: Int, rest: Int) {
    let grouped = period / channels
    return (rows / grouped, rows % grouped * channels)
  }

  private func stride(_ rows: Rows) -> Int { period == channels ? rows.stride : period }
}
