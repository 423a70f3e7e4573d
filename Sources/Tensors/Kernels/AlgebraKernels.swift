import CKernels

/// Sums and combinations of long vectors; sums are made in double.
package enum AlgebraKernels {
  package typealias Numbers = UnsafePointer<Float>

  /// Σ xᵢyᵢ.
  package static func dot(_ x: Numbers, _ y: Numbers, count: Int) -> Double {
    kernel_dot(x, y, count)
  }

  /// Σ |xᵢ|.
  package static func sumOfMagnitudes(_ x: Numbers, count: Int) -> Double {
    kernel_sum_magnitudes(x, count)
  }

  /// The largest |xᵢ|; 0 of none.
  package static func largestMagnitude(_ x: Numbers, count: Int) -> Double {
    Double(kernel_largest_magnitude(x, count))
  }

  /// z ← ax + by; z may be x or y.
  package static func combine(
    _ a: Double, _ x: Numbers, _ b: Double, _ y: Numbers, into z: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    kernel_combine(Float(a), x, Float(b), y, z, count)
  }
}
