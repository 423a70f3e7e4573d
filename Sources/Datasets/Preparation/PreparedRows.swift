import Tensors

/// The inputs of some rows of a data set, made from what is known of them.
struct PreparedRows: InputRows {
  /// The numbers of the rows in the data set.
  let rows: [Int32]
  /// Inputs of a row.
  let width: Int
  let source: Source
  let neighbours: [Neighbours]

  init(rows: [Int32], width: Int, source: Source) {
    (self.rows, self.width, self.source) = (rows, width, source)
    switch source {
    case .columns(let fillers), .windows(let fillers, _): neighbours = Neighbours.all(of: fillers)
    case .images, .arrays, .stream: neighbours = []
    }
  }

  enum Source: Sendable {
    case columns([Filler])
    /// The input that each byte stands for.
    case images(Images, values: [Float])
    /// Each number becomes `(number − center) ÷ scale`.
    case arrays(Arrays, center: Double, scale: Double)
    /// The token that each of the text's stands for.
    case stream(TokenStream, places: [Int32])
    case windows([Filler], length: Int)
  }

  var count: Int { rows.count }

  /// Rows that are made between two looks at whether the user wants to stop.
  private static let stretch = 4096

  /// All rows; not all of them once `isInterrupted` says true.
  func all(_ isInterrupted: () -> Bool) -> [Float] {
    var inputs = [Float](repeating: 0, count: rows.count * width)
    inputs.withUnsafeMutableBufferPointer { inputs in
      if case .windows(let fillers, let length) = source, length > 1 {
        return writeWindows(fillers, to: inputs, isInterrupted)
      }
      for start in stride(from: 0, to: rows.count, by: Self.stretch) {
        if isInterrupted() { return }
        let some = rows[start..<min(rows.count, start + Self.stretch)]
        write(some, to: .init(rebasing: inputs[start * width..<(start + some.count) * width]))
      }
    }
    return inputs
  }

  func write(_ rows: UnsafeBufferPointer<Int32>, to inputs: UnsafeMutableBufferPointer<Float>) {
    inputs.initialize(repeating: 0)
    for row in rows { want(Int(self.rows[Int(row)])) }
    write(rows.lazy.map { self.rows[Int($0)] }, to: inputs)
  }

  /// Writes rows of the data set over zeros.
  private func write(
    _ rows: some RandomAccessCollection<Int32>, to inputs: UnsafeMutableBufferPointer<Float>
  ) {
    if case .columns(let fillers) = source { return fill(fillers, rows, inputs) }
    for (place, row) in rows.enumerated() {
      write(Int(row), to: .init(rebasing: inputs[place * width..<(place + 1) * width]))
    }
  }

  private func write(_ row: Int, to inputs: UnsafeMutableBufferPointer<Float>) {
    switch source {
    case .columns: break
    case .images(let images, let values):
      images.pixels(row).withNumbers { pixels in
        for (place, pixel) in pixels.enumerated() { inputs[place] = values[Int(pixel)] }
      }
    case .arrays(let arrays, let center, let scale):
      let isPlain = center == 0 && scale == 1
      arrays.row(row).withNumbers { numbers in
        for (place, number) in numbers.enumerated() {
          inputs[place] = isPlain ? number : Float((Double(number) - center) / scale)
        }
      }
    case .stream(let stream, let places):
      stream.row(row).withNumbers { tokens in
        for (place, token) in tokens.enumerated() { inputs[place] = Float(places[Int(token)]) }
      }
    case .windows(let fillers, let length):
      fill(fillers, Int32(row)..<Int32(row + length), inputs)
    }
  }

  /// Columns side by side: a row each, of all that the fillers make.
  private func fill(
    _ fillers: [Filler], _ rows: some Collection<Int32>,
    _ inputs: UnsafeMutableBufferPointer<Float>
  ) {
    let stride = fillers.reduce(0) { $0 + $1.width }
    var offset = 0
    for filler in fillers {
      filler.fill(inputs, rows: rows, offset: offset, stride: stride)
      offset += filler.width
    }
  }

  /// All windows: every row of the table that they cover is prepared once.
  private func writeWindows(
    _ fillers: [Filler], to inputs: UnsafeMutableBufferPointer<Float>, _ isInterrupted: () -> Bool
  ) {
    guard let first = rows.min(), let last = rows.max() else { return }
    let step = fillers.reduce(0) { $0 + $1.width }
    let steps = Int(last - first) + width / max(step, 1)
    var table = [Float](repeating: 0, count: steps * step)
    table.withUnsafeMutableBufferPointer { fill(fillers, first..<first + Int32(steps), $0) }
    for (place, row) in rows.enumerated() {
      if place.isMultiple(of: Self.stretch), isInterrupted() { return }
      let start = Int(row - first) * step
      for i in 0..<width { inputs[place * width + i] = table[start + i] }
    }
  }
}
