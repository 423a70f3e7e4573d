package import Diagnostics
package import Tensors

/// Every pixel of an image, or step of a sequence, `factor` times along each side. Source: PyTorch,
/// interpolate with mode nearest.
package struct Upsample: Operation {
  package var factor: Int

  package init(factor: Int) {
    self.factor = factor
  }

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    let sides = inputs[0].extents.dropLast().map { $0.multipliedReportingOverflow(by: factor) }
    guard !sides.contains(where: \.overflow),
      let shape = Shape(checking: sides.map(\.partialValue) + inputs[0].extents.suffix(1))
    else {
      throw Diagnostic(
        "shape.size", "\(factor) times \(inputs[0]) is more than can be counted")
    }
    return shape
  }

  /// The windows of the output that come from one pixel each.
  private func kernel(_ shape: Shape) -> PoolKernel {
    guard let larger = try? outputShape([shape]),
      let kernel = PoolWindow(size: factor).kernel(on: larger)
    else { preconditionFailure("\(shape) was checked when the graph was built") }
    return kernel
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    rows > 1 && rows * inputs[0].count * factor >= 65_536
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(kernel: kernel(site.shapes[0]), input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: kernel(site.shapes[0]), gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: PoolKernel
    let input: Rows
    let output: Rows

    func run(_ memory: borrowing Memory) {
      kernel.meanGradient(
        input, into: output, rows: memory.lane.part(of: input.count), share: 1)
    }
  }

  private struct Backward: Kernel {
    let kernel: PoolKernel
    let gradient: Rows
    let inputGradient: Rows?

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      kernel.mean(
        gradient, into: inputGradient, rows: memory.lane.part(of: gradient.count), share: 1)
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let windows = kernel(site.shapes[0]).windows(rows: site.rows)
    var output = [Double](repeating: 0, count: windows.reduce(0) { $0 + $1.count })
    for (window, x) in zip(windows, site.inputs[0]) {
      for place in window { output[place] = x }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let windows = kernel(site.shapes[0]).windows(rows: site.rows)
    return ReferenceGradients(inputs: [windows.map { $0.reduce(0) { $0 + gradient[$1] } }])
  }
}
