package import Tensors

/// Where one operation of a plan works: every place in memory it reads and writes.
package struct Site {
  /// The number of rows in the batch.
  package var rows: Int
  package var shapes: [Shape]
  package var inputs: [Rows]
  package var output: Rows
  package var parameters: [ParameterLayout.Slot]
  /// Those of `parameters`, by their place, whose gradients nobody wants; backward may leave them out.
  package var frozen: Set<Int> = []
  /// Where the gradient of each input goes; `nil` where nobody wants it, and in inference.
  package var inputGradients: [Rows?]
  /// The gradient of the output; `nil` in inference.
  package var outputGradient: Rows?
  /// What forward leaves for backward.
  package var saved: UnsafeMutablePointer<Float>
  /// Memory that holds nothing between steps; each lane has its own, `scratchStride` numbers further.
  package var scratch: UnsafeMutablePointer<Float>
  package var scratchStride = 0
}
