import Tensors
import Testing

@Suite struct SlopeKernelsTests {
  /// The lanes draw what the stream gives when asked one by one.
  @Test(arguments: [1, 2, 7, 8, 17, 64])
  func drawsAreThoseOfTheStream(columns: Int) {
    let kernel = RandomSlopeKernel(lower: 0.125, upper: 1.0 / 3)
    let (x, y) = (Matrix(3, columns, gap: 1), Matrix(3, columns))
    var slopes = [Float](repeating: 9, count: 3 * columns)
    var (stream, twin) = (RandomStream(key: 7), RandomStream(key: 7))
    kernel.apply(to: x.view, into: y.view, slopes: &slopes, stream: &stream)
    for row in 0..<3 {
      for pair in 0..<RandomSlopeKernel.draws(columns: columns) {
        let drawn = kernel.slopes(twin.next())
        for (column, slope) in [(2 * pair, drawn.0), (2 * pair + 1, drawn.1)] where column < columns
        {
          let (number, found) = (x[row, column], slopes[row * columns + column])
          #expect(number > 0 ? found == 1 : abs(Double(found) - slope) < 1e-7)
          #expect(y[row, column] == number * found)
        }
      }
    }
    #expect(stream == twin)
    let d = Matrix(3, columns)
    slopes.withUnsafeMutableBufferPointer { slopes in
      let place = slopes.baseAddress.map { Rows($0, count: 3, columns: columns) }
      place.map { ElementwiseKernel.applyGradient(x.view, slopes: $0, into: d.view) }
    }
    #expect(d.numbers == y.numbers)
  }

  @Test func slopesFillTheirInterval() {
    let x = Matrix(100, 1000, in: -2 ... -1)
    let y = Matrix(100, 1000)
    var slopes = [Float](repeating: 9, count: 100_000)
    var stream = RandomStream(key: 1)
    RandomSlopeKernel(lower: 0.1, upper: 0.5).apply(
      to: x.view, into: y.view, slopes: &slopes, stream: &stream)
    #expect(slopes.allSatisfy { $0 >= 0.1 && $0 <= 0.5 })
    let mean = slopes.reduce(0.0) { $0 + Double($1) } / 100_000
    #expect(abs(mean - 0.3) < 0.002)
    #expect((slopes.min() ?? 1) < 0.1001 && (slopes.max() ?? 0) > 0.4999)
  }

  @Test(arguments: [(1, 1), (3, 5), (2, 8), (5, 19)])
  func theGradientOfASlopeIsSummed(size: (Int, Int)) {
    let (g, x) = (Matrix(size.0, size.1, gap: 2), Matrix(size.0, size.1, gap: 1, key: 2))
    let wanted = zip(g.numbers, x.numbers).reduce(0.0) {
      $0 + ($1.1 > 0 ? 0 : Double($1.0) * Double($1.1))
    }
    let sum = SlopeKernels.slopeGradient(g.view, input: x.view)
    #expect(abs(Double(sum) - wanted) <= 1e-6 * max(abs(wanted), 1))
  }
}
