/// What came of checking a network's gradients, tensor by tensor.
package struct GradientCheck: Sendable {
  /// What the plain gradients may differ from central differences, and the fast ones from the plain.
  package static let differenceTolerance = 1e-6
  package static let kernelTolerance = 1e-5

  /// One tensor. Errors are max|Δ| ÷ max|gradient|.
  package struct TensorCheck: Sendable {
    package let name: String
    /// The weights along which differences were taken, without those left out.
    package let checked: Int
    /// Weights along which the loss has a kink, or is too rough for differences to tell its slope.
    package let leftOut: Int
    /// Of the plain gradient in Float64 against central differences.
    package let differenceError: Double
    /// Of the gradient that training computes against the plain one.
    package let kernelError: Double
    /// Whether the gradient jumps so near by that training may see it on another side.
    package let isAtJump: Bool

    package var passed: Bool {
      differenceError <= GradientCheck.differenceTolerance
        && (kernelError <= GradientCheck.kernelTolerance || isAtJump)
    }
  }

  package let rows: Int
  /// The mean loss of the rows.
  package let loss: Double
  package let tensors: [TensorCheck]

  package var passed: Bool { tensors.allSatisfy(\.passed) }
}
