import Tensors
import Testing

@Suite struct AlgebraKernelsTests {
  /// `count` numbers, and as many in the buffer behind them as kernels may read.
  private func numbers(_ count: Int, key: UInt64) -> FloatBuffer {
    var (buffer, stream) = (FloatBuffer(count: count), RandomStream(key: key))
    for i in 0..<count { buffer[i] = Float(stream.uniform(-1, 1)) }
    return buffer
  }

  @Test(arguments: [0, 1, 7, 8, 9, 16, 31, 1000])
  func agreesWithPlainLoops(count: Int) {
    let (x, y) = (numbers(count, key: 1), numbers(count, key: 2))
    var (dot, magnitudes, largest) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      dot += Double(x[i]) * Double(y[i])
      magnitudes += Double(abs(x[i]))
      largest = max(largest, Double(abs(x[i])))
    }
    #expect(abs(AlgebraKernels.dot(x.pointer, y.pointer, count: count) - dot) < 1e-10)
    #expect(
      abs(AlgebraKernels.sumOfMagnitudes(x.pointer, count: count) - magnitudes) < 1e-10)
    #expect(AlgebraKernels.largestMagnitude(x.pointer, count: count) == largest)
  }

  @Test(arguments: [1, 7, 8, 9, 100])
  func combinesInPlaceToo(count: Int) {
    let (x, y) = (numbers(count, key: 1), numbers(count, key: 2))
    var (apart, inPlace) = (FloatBuffer(count: count), x)
    AlgebraKernels.combine(
      0.5, x.pointer, -2, y.pointer, into: apart.mutablePointer, count: count)
    let pointer = inPlace.mutablePointer
    AlgebraKernels.combine(0.5, pointer, -2, y.pointer, into: pointer, count: count)
    #expect(apart == inPlace)
    for i in 0..<count { #expect(abs(apart[i] - (0.5 * x[i] - 2 * y[i])) < 1e-6) }
  }
}
