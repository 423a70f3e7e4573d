import CKernels
import Glibc

/// Adds numbers of mean 0 and a standard deviation.
/// Source: Box and Muller, “A note on the generation of random normal deviates”, 1958.
package struct NoiseKernel: Sendable {
  private let deviation: Float

  package init(deviation: Double) {
    self.deviation = Float(deviation)
  }

  /// How many draws a row takes: eight give sixteen numbers.
  package static func draws(columns: Int) -> Int { (columns + 15) / 16 * 8 }

  /// What a row's number has added to it, from the draw that `draw(of:)` names.
  package func noise(_ draw: UInt64, at column: Int) -> Double {
    let radius = (-2 * log(Double((draw >> 40) + 1) * 0x1p-24)).squareRoot()
    let angle = 2 * Double.pi * Double((draw >> 8) & 0xFF_FFFF) * 0x1p-24
    return Double(deviation) * radius * (column % 16 < 8 ? cos(angle) : sin(angle))
  }

  /// The number of the draw that gives a column, from 0.
  package static func draw(of column: Int) -> Int { column / 16 * 8 + column % 8 }

  package func apply(to x: Rows, into y: Rows, stream: inout RandomStream) {
    for row in 0..<x.count {
      kernel_add_noise(
        stream.key, stream.counter, deviation, x.pointer + row * x.stride,
        y.pointer + row * y.stride, x.columns)
      stream.counter &+= UInt64(Self.draws(columns: x.columns))
    }
  }
}
