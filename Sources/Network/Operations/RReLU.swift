package import Diagnostics
package import Tensors

/// y = x where it is positive, else a · x: while training with a slope a drawn for each number evenly
/// between two bounds, otherwise with their mean. Source: PyTorch, rrelu; Xu, Wang, Chen and Li, 2015.
package struct RReLU: ActivationOperation {
  package var activation: Activation

  /// - Parameter activation: `rrelu`, whose two parameters are the bounds.
  package init(_ activation: Activation) {
    self.activation = activation
  }

  private var kernel: RandomSlopeKernel {
    RandomSlopeKernel(
      lower: activation.parameters.first ?? 0, upper: activation.parameters.last ?? 0)
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { [] }
  package var inferenceForm: any Operation { Activate(activation) }

  /// The slope of each number.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { rows * inputs[0].count }

  package func drawCount(rows: Int, inputs: [Shape]) -> Int {
    rows * RandomSlopeKernel.draws(columns: inputs[0].count)
  }

  package func forward(_ site: Site) -> Step {
    .running(
      Forward(kernel: kernel, input: site.inputs[0], output: site.output, slopes: site.saved))
  }

  package func backward(_ site: Site) -> Step { .shared(SlopeGradient(site)) }

  private struct Forward: Kernel {
    let kernel: RandomSlopeKernel
    let input: Rows
    let output: Rows
    let slopes: UnsafeMutablePointer<Float>

    func run(_ memory: borrowing Memory) {
      kernel.apply(to: input, into: output, slopes: slopes, stream: &memory.noise.pointee)
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], slopes(site)).map { $0 * $1 }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [zip(gradient, slopes(site)).map { $0 * $1 }])
  }

  /// What each number is multiplied with.
  private func slopes(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], negativeSlopes(site)).map { $0 > 0 ? 1 : $1 }
  }

  /// The slope that each number has if it is not positive.
  private func negativeSlopes(_ site: ReferenceSite) -> [Double] {
    let columns = site.shapes[0].count
    guard var noise = site.noise else {
      return [Double](repeating: activation.parameter, count: site.rows * columns)
    }
    var slopes: [Double] = []
    for _ in 0..<site.rows {
      var row: [Double] = []
      for _ in 0..<RandomSlopeKernel.draws(columns: columns) {
        let (first, second) = kernel.slopes(noise.next())
        row += [first, second]
      }
      slopes += row.prefix(columns)
    }
    return slopes
  }
}
