import Glibc

/// A stream of random numbers whose whole state is two integers: draw `n` is a mix of the key and `n`.
///
/// Because a draw depends on its number alone, a stream can be saved, moved forward, and drawn from
/// by several lanes or threads at once with the same result. The mix is SplitMix64's.
/// Source: Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
package struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
  /// What tells this stream from others.
  package let key: UInt64
  /// How many draws were made.
  package var counter: UInt64

  package init(key: UInt64, counter: UInt64 = 0) {
    self.key = key
    self.counter = counter
  }

  /// The stream that one purpose draws from under a seed.
  package init(seed: UInt64, purpose: RandomPurpose) {
    let salted = Self.mix(seed &+ Self.increment)
    self.init(key: Self.mix(salted ^ Self.mix(purpose.number &* Self.increment)))
  }

  /// 2⁶⁴ divided by the golden ratio, made odd.
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 64 random bits.
  package mutating func next() -> UInt64 {
    counter &+= 1
    return Self.mix(key &+ counter &* Self.increment)
  }

  /// A number in 0..<1, with 53 random bits.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in lower..<upper.
  package mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// Two independent numbers of mean 0 and standard deviation 1.
  /// Source: Box and Muller, “A note on the generation of random normal deviates”, 1958.
  package mutating func normals() -> (Double, Double) {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    return (radius * cos(angle), radius * sin(angle))
  }

  /// A number of mean 0 and standard deviation 1.
  package mutating func normal() -> Double { normals().0 }

  /// A whole number in 0..<bound, without bias.
  /// Source: Lemire, “Fast random integer generation in an interval”, 2019.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Brings elements into random order. Source: Fisher and Yates; Durstenfeld, 1964.
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    elements.withUnsafeMutableBufferPointer { shuffle($0) }
  }

  /// Brings numbers into random order, in place: compiled for them here, as other modules cannot.
  package mutating func shuffle(numbers: UnsafeMutableBufferPointer<Int32>) { shuffle(numbers) }

  /// Brings elements into random order, in place.
  private mutating func shuffle<Element>(_ elements: UnsafeMutableBufferPointer<Element>) {
    var remaining = elements.count
    while remaining > 1 {
      elements.swapAt(below(remaining), remaining - 1)
      remaining -= 1
    }
  }

  /// The numbers 0..<count in random order.
  package mutating func permutation(_ count: Int) -> [Int32] {
    var order = [Int32](0..<Int32(count))
    shuffle(&order)
    return order
  }
}
