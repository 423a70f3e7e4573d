import Testing

@testable import Tensors

@Suite struct WinogradKernelTests {
  /// A number of -1...1 for each place, the same in every run.
  private func numbers(_ count: Int, _ seed: Int) -> [Float] {
    var random = RandomStream(key: UInt64(seed))
    return (0..<count).map { _ in Float(random.uniform() * 2 - 1) }
  }

  /// Every output by its definition, in double precision.
  private func reference(
    _ kernel: WinogradKernel, _ x: [Float], _ w: [Float], _ bias: [Float], flipped: Bool
  ) -> [Double] {
    var y: [Double] = []
    for row in 0..<kernel.rows {
      for column in 0..<kernel.columns {
        for filter in 0..<kernel.filters {
          var sum = Double(bias[filter])
          for place in 0..<9 {
            let (i, j) = (row + place / 3 - kernel.top, column + place % 3 - kernel.left)
            guard (0..<kernel.height).contains(i), (0..<kernel.width).contains(j) else { continue }
            for channel in 0..<kernel.channels {
              let weight =
                flipped
                ? w[(channel * kernel.filters + filter) * 9 + 8 - place]
                : w[(filter * kernel.channels + channel) * 9 + place]
              sum += Double(x[(i * kernel.width + j) * kernel.channels + channel]) * Double(weight)
            }
          }
          y.append(sum)
        }
      }
    }
    return y
  }

  @Test(
    arguments: [
      (5, 7, 16, 1, 1, 5, 7, 32), (6, 6, 32, 0, 0, 4, 4, 24), (9, 4, 24, 2, 1, 11, 4, 40),
      (8, 8, 64, 1, 1, 8, 8, 64), (7, 5, 32, -1, 0, 4, 3, 16),
    ], [false, true])
  func agreesWithTheDefinition(
    sizes: (Int, Int, Int, Int, Int, Int, Int, Int), flipped: Bool
  ) {
    let kernel = WinogradKernel(
      height: sizes.0, width: sizes.1, channels: sizes.2, top: sizes.3, left: sizes.4,
      rows: sizes.5, columns: sizes.6, filters: sizes.7)
    let (step, outputStep) = (
      sizes.0 * sizes.1 * sizes.2 + 8, sizes.5 * sizes.6 * sizes.7 + 16
    )
    let images = 9
    let x = numbers(images * step, 1)
    let w = numbers(9 * kernel.channels * kernel.filters, 2)
    let bias = numbers(kernel.filters, 3)
    var y = [Float](repeating: .nan, count: images * outputStep)
    var scratch = [Float](repeating: .nan, count: kernel.scratchCount)
    kernel.apply(
      to: x, step: step, into: &y, outputStep: outputStep, images: images, filters: w,
      flipped: flipped, bias: bias, scratch: &scratch)
    for image in 0..<images {
      let expected = reference(
        kernel, Array(x[(image * step)...]), w, bias, flipped: flipped)
      for (place, value) in expected.enumerated() {
        // The products of an output, of some 9 · channels numbers up to 1.
        #expect(abs(Double(y[image * outputStep + place]) - value) < 2e-6 * Double(kernel.channels))
      }
      // What lies between the images stays as it was.
      let between = y[(image * outputStep + expected.count)..<(image + 1) * outputStep]
      #expect(between.count { !$0.isNaN } == 0)
    }
  }
}
