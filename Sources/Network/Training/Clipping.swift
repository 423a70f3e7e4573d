import Tensors

/// Scales all gradients so that their norm, taken together, is at most a limit: by
/// limit ÷ (norm + 1e-6), where that is below 1. Source: PyTorch, torch.nn.utils.clip_grad_norm_.
struct Clipping {
  let limit: Double
  /// The runs of the gradient buffer that are learnt from.
  let ranges: [Range<Int>]

  /// Whether the gradients are finite; if not they stay as they are.
  func apply(to gradients: UnsafeMutablePointer<Float>) -> Bool {
    var sum = 0.0
    for range in ranges {
      sum += GradientKernels.sumOfSquares(gradients + range.lowerBound, count: range.count)
    }
    guard sum.isFinite else { return false }
    let factor = limit / (sum.squareRoot() + 1e-6)
    guard factor < 1 else { return true }
    for range in ranges {
      GradientKernels.scale(gradients + range.lowerBound, count: range.count, by: Float(factor))
    }
    return true
  }
}
