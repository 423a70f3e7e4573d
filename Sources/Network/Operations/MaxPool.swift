package import Diagnostics
package import Tensors

/// The largest number of each window, channel by channel; cells beyond the image do not count. The
/// gradient goes to the first of equal ones. Source: PyTorch, max_pool2d and max_pool1d.
package struct MaxPool: Operation {
  package var window: PoolWindow

  package init(_ window: PoolWindow) {
    self.window = window
  }

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    try window.outputShape(inputs[0])
  }

  /// Where each largest number was.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    window.checkedKernel(on: inputs[0]).cellCount(rows: rows)
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: window.checkedKernel(on: site.shapes[0]), input: site.inputs[0],
        output: site.output, cells: site.outputGradient == nil ? nil : site.saved))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: window.checkedKernel(on: site.shapes[0]),
        gradient: site.outputGradient ?? site.output, cells: site.saved,
        inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: PoolKernel
    let input: Rows
    let output: Rows
    let cells: UnsafeMutablePointer<Float>?

    func run(_ memory: borrowing Memory) {
      kernel.largest(
        input, into: output, rows: memory.lane.part(of: input.count), cells: cells)
    }
  }

  private struct Backward: Kernel {
    let kernel: PoolKernel
    let gradient: Rows
    let cells: UnsafeMutablePointer<Float>
    let inputGradient: Rows?

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      kernel.largestGradient(
        gradient, cells: cells, into: inputGradient, rows: memory.lane.part(of: gradient.count))
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    places(site).map { site.inputs[0][$0] }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var input = [Double](repeating: 0, count: site.inputs[0].count)
    for (place, slope) in zip(places(site), gradient) { input[place] += slope }
    return ReferenceGradients(inputs: [input])
  }

  /// Where the largest number of each window is.
  private func places(_ site: ReferenceSite) -> [Int] {
    window.checkedKernel(on: site.shapes[0]).windows(rows: site.rows).map { window in
      window.reduce(window[0]) { site.inputs[0][$1] > site.inputs[0][$0] ? $1 : $0 }
    }
  }
}

extension PoolKernel {
  /// The places of the numbers of each window, for each number of the output in turn.
  func windows(rows: Int) -> [[Int]] {
    var windows: [[Int]] = []
    for row in 0..<rows {
      for i in 0..<vertical.outputs {
        for j in 0..<horizontal.outputs {
          for channel in 0..<channels {
            windows.append(
              vertical.pixels(of: i).flatMap { y in
                horizontal.pixels(of: j).map { x in
                  ((row * vertical.inputs + y) * horizontal.inputs + x) * channels + channel
                }
              })
          }
        }
      }
    }
    return windows
  }
}
