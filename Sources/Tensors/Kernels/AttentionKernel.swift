import CKernels

/// Scaled dot-product attention of rows [steps, 3 · width] of queries, keys and values side by side, with
/// `heads` heads that each take a part of the width.
/// Source: Vaswani and others, 2017, “Attention is all you need”.
package struct AttentionKernel: Sendable {
  package let steps: Int
  package let width: Int
  package let heads: Int
  /// Whether a step sees only itself and the steps before it.
  package let isCausal: Bool

  package init(steps: Int, width: Int, heads: Int, isCausal: Bool) {
    self.steps = steps
    self.width = width
    self.heads = heads
    self.isCausal = isCausal
  }

  /// The shares that are left for the gradient, of each row.
  package var savedCount: Int { heads * steps * steps }
  package var scratchCount: Int { steps * steps + 16 * max(steps, headWidth) }

  private var headWidth: Int { width / heads }

  private func head(_ tokens: UnsafePointer<Float>?) -> kernel_heads {
    kernel_heads(
      steps: steps, width: headWidth, stride: 3 * width, causal: isCausal,
      scale: 1 / Float(headWidth).squareRoot(), tokens: tokens)
  }

  /// What each step of one row gives; `shares` holds `savedCount` numbers. Steps whose token is 0 are not
  /// looked at.
  package func apply(
    to input: UnsafePointer<Float>, tokens: UnsafePointer<Float>?,
    into output: UnsafeMutablePointer<Float>,
    shares: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    var head = head(tokens)
    for i in 0..<heads {
      let query = input + i * headWidth
      kernel_attention(
        &head, query, query + width, query + 2 * width, shares + i * steps * steps,
        output + i * headWidth, width, scratch)
    }
  }

  /// The gradient of one row's queries, keys and values.
  package func applyGradient(
    _ gradient: UnsafePointer<Float>, input: UnsafePointer<Float>, shares: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    var head = head(nil)
    for i in 0..<heads {
      let (query, slope) = (input + i * headWidth, result + i * headWidth)
      kernel_attention_gradient(
        &head, query, query + width, query + 2 * width, shares + i * steps * steps,
        gradient + i * headWidth, width, slope, slope + width, slope + 2 * width, scratch,
        scratch + steps * steps)
    }
  }
}
