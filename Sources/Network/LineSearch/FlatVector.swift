import Tensors

/// A vector of numbers for each parameter that is trained, in a buffer laid out like them.
struct FlatVector {
  let pointer: UnsafeMutablePointer<Float>
  let ranges: UnsafeBufferPointer<Range<Int>>

  init(_ pointer: UnsafeMutablePointer<Float>, _ ranges: UnsafeBufferPointer<Range<Int>>) {
    self.pointer = pointer
    self.ranges = ranges
  }

  func dot(_ other: FlatVector) -> Double {
    ranges.reduce(0) { sum, range in
      sum
        + AlgebraKernels.dot(
          pointer + range.lowerBound, other.pointer + range.lowerBound, count: range.count)
    }
  }

  var sumOfMagnitudes: Double {
    ranges.reduce(0) { sum, range in
      sum + AlgebraKernels.sumOfMagnitudes(pointer + range.lowerBound, count: range.count)
    }
  }

  /// The largest magnitude.
  var largest: Double {
    ranges.reduce(0) { most, range in
      max(most, AlgebraKernels.largestMagnitude(pointer + range.lowerBound, count: range.count))
    }
  }

  /// Becomes ax + by.
  func combine(_ a: Double, _ x: FlatVector, _ b: Double, _ y: FlatVector) {
    for range in ranges {
      let start = range.lowerBound
      AlgebraKernels.combine(
        a, x.pointer + start, b, y.pointer + start, into: pointer + start, count: range.count)
    }
  }

  /// Becomes ax.
  func set(_ a: Double, _ x: FlatVector) { combine(a, x, 0, x) }

  /// Adds ax.
  func add(_ a: Double, _ x: FlatVector) { combine(1, self, a, x) }

  func copy(_ x: FlatVector) {
    for range in ranges {
      (pointer + range.lowerBound).update(from: x.pointer + range.lowerBound, count: range.count)
    }
  }
}
