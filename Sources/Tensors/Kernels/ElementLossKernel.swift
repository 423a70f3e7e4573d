import CKernels

/// A loss that adds up a term for each output; outputs, targets and gradient lie without gaps.
package struct ElementLossKernel: Sendable {
  private typealias Loop =
    @convention(c) (
      UnsafePointer<kernel_loss>, UnsafePointer<Float>, UnsafeMutablePointer<Double>
    ) -> Void

  private let loop: Loop

  /// The sum over all elements, each times its row's weight, in the targets' own units; the gradient
  /// is that of the loss without units.
  ///
  /// - Parameter parameter: the loss's own parameter, in the targets' own units where it has any.
  package func total(
    _ batch: LossBatch, targets: UnsafePointer<Float>, parameter: Float = 0
  ) -> Double {
    batch.total(parameter) { loop($0, targets, $1) }
  }

  /// (z − y)².
  package static let squaredError = Self(loop: kernel_squared_error)
  /// |z − y|.
  package static let absoluteError = Self(loop: kernel_absolute_error)
  /// (z − y)²/2 up to the parameter δ, then δ (|z − y| − δ/2).
  package static let huber = Self(loop: kernel_huber)
  /// ln cosh (z − y).
  package static let logCosh = Self(loop: kernel_log_cosh)
  /// max(z, 0) − z·y + ln(1 + e^−|z|), from logits; the parameter ε moves targets to y(1 − ε) + ε/2.
  package static let binaryCrossEntropy = Self(loop: kernel_binary_crossentropy)
  /// (1 − p)^γ times that, where p is the chance given to what is right and γ the parameter.
  package static let binaryFocal = Self(loop: kernel_binary_focal)
  /// e^z − y·z.
  package static let poisson = Self(loop: kernel_poisson)
}
