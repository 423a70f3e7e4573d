package import Diagnostics
package import Tensors

/// The mean of each window, channel by channel. Cells beyond the image count as zeros where their number
/// was asked for, and not with `same`. Source: PyTorch, avg_pool2d and avg_pool1d.
package struct AveragePool: Operation {
  package var window: PoolWindow

  package init(_ window: PoolWindow) {
    self.window = window
  }

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    try window.outputShape(inputs[0])
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  /// What each cell counts; `nil` where only those on the image do.
  private func share(_ shape: Shape) -> Float? {
    let kernel = window.checkedKernel(on: shape)
    let cells = Double(kernel.vertical.window) * Double(kernel.horizontal.window)
    return window.countsPadding ? Float(1 / cells) : nil
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: window.checkedKernel(on: site.shapes[0]), share: share(site.shapes[0]),
        input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: window.checkedKernel(on: site.shapes[0]), share: share(site.shapes[0]),
        gradient: site.outputGradient ?? site.output, inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: PoolKernel
    let share: Float?
    let input: Rows
    let output: Rows

    func run(_ memory: borrowing Memory) {
      kernel.mean(input, into: output, rows: memory.lane.part(of: input.count), share: share)
    }
  }

  private struct Backward: Kernel {
    let kernel: PoolKernel
    let share: Float?
    let gradient: Rows
    let inputGradient: Rows?

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      kernel.meanGradient(
        gradient, into: inputGradient, rows: memory.lane.part(of: gradient.count), share: share)
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    windows(site).map { window, share in window.reduce(0) { $0 + site.inputs[0][$1] } * share }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var input = [Double](repeating: 0, count: site.inputs[0].count)
    for ((window, share), slope) in zip(windows(site), gradient) {
      for place in window { input[place] += slope * share }
    }
    return ReferenceGradients(inputs: [input])
  }

  /// The places of each window, and what each of them counts.
  private func windows(_ site: ReferenceSite) -> [([Int], Double)] {
    let kernel = window.checkedKernel(on: site.shapes[0])
    let cells = Double(kernel.vertical.window) * Double(kernel.horizontal.window)
    return kernel.windows(rows: site.rows).map {
      ($0, 1 / (window.countsPadding ? cells : Double($0.count)))
    }
  }
}
