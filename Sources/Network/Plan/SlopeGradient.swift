import Tensors

/// The gradient of an operation that left the slope of each number, rows without gaps.
struct SlopeGradient: Kernel {
  private let gradient: Rows
  private let slopes: Rows
  private let inputGradient: Rows?

  /// - Parameter site: where the forward step left the slopes in what is saved.
  init(_ site: Site) {
    gradient = site.outputGradient ?? site.output
    slopes = site.slopes
    inputGradient = site.inputGradients[0]
  }

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let inputGradient else { return }
    let part = memory.lane.part(of: gradient.count)
    ElementwiseKernel.applyGradient(
      gradient.rows(part), slopes: slopes.rows(part), into: inputGradient.rows(part))
  }
}
