import Tensors
import Testing

@Suite struct DropoutKernelTests {
  /// The lanes draw what the stream gives when asked one by one.
  @Test(arguments: [1, 2, 7, 8, 17, 64])
  func drawsAreThoseOfTheStream(columns: Int) {
    let kernel = DropoutKernel(rate: 0.4)
    let (x, y) = (Matrix(3, columns, gap: 1), Matrix(3, columns))
    var kept = [UInt8](repeating: 9, count: 3 * columns)
    var (stream, twin) = (RandomStream(key: 7), RandomStream(key: 7))
    kernel.apply(to: x.view, into: y.view, kept: &kept, stream: &stream)
    for row in 0..<3 {
      for pair in 0..<DropoutKernel.draws(columns: columns) {
        let keeps = kernel.keeps(twin.next())
        for (column, keep) in [(2 * pair, keeps.0), (2 * pair + 1, keeps.1)] where column < columns
        {
          #expect(y[row, column] == (keep ? x[row, column] * (1 / 0.6) : 0))
          #expect(kept[row * columns + column] == (keep ? 1 : 0))
        }
      }
    }
    #expect(stream == twin)
    let d = Matrix(3, columns)
    kernel.applyGradient(x.view, kept: kept, into: d.view)
    #expect(d.numbers == y.numbers)
  }

  @Test(arguments: [0, 0.2, 0.5, 0.99])
  func dropsItsShare(rate: Double) {
    let x = Matrix(100, 1000)
    let y = Matrix(100, 1000)
    var kept = [UInt8](repeating: 9, count: 100_000)
    var stream = RandomStream(key: 1)
    DropoutKernel(rate: rate).apply(to: x.view, into: y.view, kept: &kept, stream: &stream)
    let share = Double(kept.count { $0 == 0 }) / 100_000
    #expect(abs(share - rate) <= 4 * (rate * (1 - rate) / 100_000).squareRoot())
  }
}
