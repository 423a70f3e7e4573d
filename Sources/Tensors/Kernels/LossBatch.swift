import CKernels

/// What a loss is computed of.
package struct LossBatch {
  /// Outputs or logits.
  package var outputs: Rows
  /// Where the gradient goes; `nil` where only the loss is wanted.
  package var gradient: Rows?
  /// What each row counts; `nil` where all count 1.
  package var rowWeights: UnsafePointer<Float>?
  /// What one unit of each column is worth in the targets' own units; `nil` where they are in them.
  package var columnScales: UnsafePointer<Float>?
  /// Whether the sum is in the targets' own units; else it is the one whose gradient is taken.
  package var isInOwnUnits: Bool
  /// The gradient is that of the sum times this.
  package var scale: Float

  package init(
    outputs: Rows, gradient: Rows?, rowWeights: UnsafePointer<Float>? = nil,
    columnScales: UnsafePointer<Float>? = nil, isInOwnUnits: Bool = true, scale: Float
  ) {
    self.outputs = outputs
    self.gradient = gradient
    self.rowWeights = rowWeights
    self.columnScales = columnScales
    self.isInOwnUnits = isInOwnUnits
    self.scale = scale
  }

  /// What one of the loops adds to a total, given this batch and the loss's parameter.
  func total(
    _ parameter: Float, _ body: (UnsafePointer<kernel_loss>, UnsafeMutablePointer<Double>) -> Void
  ) -> Double {
    var batch = kernel_loss(
      z: outputs.pointer, stride: outputs.stride, gradient: gradient?.pointer,
      gradient_stride: gradient?.stride ?? 0, rows: outputs.count, columns: outputs.columns,
      weights: rowWeights, units: columnScales, scale: scale, parameter: parameter,
      plain: !isInOwnUnits)
    var total = 0.0
    body(&batch, &total)
    return total
  }
}
