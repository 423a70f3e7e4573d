/// The slope of a smooth function at a point, from its values around it.
package enum CentralDifference {
  /// Half the distance of the outer two points: the first with which the slope can be told counts.
  /// Short ones lose digits, long ones meet curvature and kinks.
  private static let steps = [1e-4, 1e-3, 1e-5, 1e-6, 1e-7]

  /// The slope of `value` at 0, told to within `tolerance`; `nil` at a kink, and where the function
  /// is too rough to tell.
  ///
  /// Two central differences have to agree, and the slopes to both sides; they are joined by
  /// Richardson's extrapolation. `middle` is the value at 0.
  package static func slope(
    tolerance: Double, middle: Double, _ value: (_ offset: Double) -> Double
  ) -> Double? {
    for step in steps {
      let outer = Pair(step, middle, value)
      let inner = Pair(step / 2, middle, value)
      // In a smooth function the bend halves with the step; what stays is a jump of the slope.
      let jump = abs(2 * inner.bend - outer.bend)
      if abs(outer.slope - inner.slope) <= tolerance, jump <= tolerance {
        return (4 * inner.slope - outer.slope) / 3
      }
    }
    return nil
  }

  /// What two points at the same distance say.
  private struct Pair {
    let slope: Double
    /// The slope above the middle less that below.
    let bend: Double

    init(_ step: Double, _ middle: Double, _ value: (Double) -> Double) {
      let (above, below) = (value(step), value(-step))
      slope = (above - below) / (2 * step)
      bend = ((above - middle) - (middle - below)) / step
    }
  }
}
