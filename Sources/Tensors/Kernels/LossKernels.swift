import CKernels

/// Losses that look at a row as a whole. Each gives the sum over the rows, each times its weight, and
/// writes the gradient where one is wanted.
package enum LossKernels {
  /// −z_class + ln Σ e^z, from logits.
  package static func crossEntropy(_ batch: LossBatch, classes: UnsafePointer<Int32>) -> Double {
    batch.total(0) { kernel_crossentropy($0, classes, $1) }
  }

  /// The same with 1 − ε of a row's weight on its class and ε shared by all classes, each share times
  /// the weight of its class; they stand in for the weights of the rows.
  package static func crossEntropy(
    _ batch: LossBatch, classes: UnsafePointer<Int32>, smoothing: Float,
    classWeights: UnsafePointer<Float>?
  ) -> Double {
    batch.total(smoothing) { kernel_smoothed_crossentropy($0, classes, classWeights, $1) }
  }

  /// −(1 − p)^γ ln p of the class's share p of softmax, from logits.
  package static func focal(
    _ batch: LossBatch, classes: UnsafePointer<Int32>, gamma: Float
  ) -> Double {
    batch.total(gamma) { kernel_focal($0, classes, $1) }
  }

  /// Σ y (ln y − ln p) with the shares p of softmax, from logits.
  package static func divergence(_ batch: LossBatch, targets: UnsafePointer<Float>) -> Double {
    batch.total(0) { kernel_divergence($0, targets, $1) }
  }

  /// Σ_{j ≠ class} max(0, 1 − z_class + z_j) ÷ columns; of one column max(0, 1 ∓ z), with the sign of
  /// the class. With `squared`, the squares of these terms.
  package static func margin(
    _ batch: LossBatch, classes: UnsafePointer<Int32>, squared: Bool
  ) -> Double {
    batch.total(0) { kernel_margin($0, classes, squared, $1) }
  }

  /// 1 − z·y ÷ (|z| |y|).
  package static func cosine(_ batch: LossBatch, targets: UnsafePointer<Float>) -> Double {
    batch.total(0) { kernel_cosine($0, targets, $1) }
  }

  /// How many rows have their largest number (the first of equals) at their class.
  package static func countLargest(_ z: Rows, classes: UnsafePointer<Int32>) -> Int {
    kernel_count_largest(z.pointer, z.stride, classes, z.count, z.columns)
  }

  /// How many rows have their only number above the threshold exactly when their class is 1.
  package static func countSides(
    _ z: Rows, classes: UnsafePointer<Int32>, threshold: Float
  ) -> Int {
    kernel_count_sides(z.pointer, z.stride, classes, z.count, threshold)
  }
}
