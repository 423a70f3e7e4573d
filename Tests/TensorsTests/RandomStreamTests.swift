import Tensors
import Testing

@Suite struct RandomStreamTests {
  /// The first outputs of SplitMix64 for state 1234567, as published with its reference code.
  @Test func isSplitMix64() {
    var stream = RandomStream(key: 1_234_567)
    #expect(
      (0..<3).map { _ in stream.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func goesOnFromItsCounter() {
    var stream = RandomStream(seed: 3, purpose: .shuffle)
    for _ in 0..<10 { _ = stream.next() }
    var restored = RandomStream(key: stream.key, counter: stream.counter)
    #expect(stream.next() == restored.next())
  }

  @Test func purposesAndSeedsDiffer() {
    var firsts: Set<UInt64> = []
    for seed in 0..<20 as Range<UInt64> {
      for purpose in RandomPurpose.allCases {
        var stream = RandomStream(seed: seed, purpose: purpose)
        firsts.insert(stream.next())
      }
    }
    #expect(firsts.count == 20 * RandomPurpose.allCases.count)
  }

  @Test func uniformNumbersFillTheirInterval() {
    var stream = RandomStream(key: 5)
    let draws = (0..<20_000).map { _ in stream.uniform(-2, 4) }
    #expect(draws.allSatisfy { $0 >= -2 && $0 < 4 })
    let mean = draws.reduce(0, +) / 20_000
    #expect(abs(mean - 1) < 0.05)
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(variance - 3) < 0.1)
  }

  @Test func normalNumbersHaveTheirMoments() {
    var stream = RandomStream(key: 6)
    let draws = (0..<20_000).map { _ in stream.normal() }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + $1 * $1 } / 20_000
    let fourth = draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 20_000
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.05)
    #expect(abs(fourth - 3) < 0.3)
  }

  @Test func aPermutationHoldsEveryNumberOnce() {
    var stream = RandomStream(key: 7)
    let order = stream.permutation(1000)
    #expect(order.sorted() == [Int32](0..<1000))
    #expect(order != [Int32](0..<1000))
    #expect(stream.permutation(0).isEmpty)
    #expect(stream.permutation(1) == [0])
  }

  @Test func everyOrderIsAsLikely() {
    var stream = RandomStream(key: 8)
    var counts: [[Int32]: Int] = [:]
    for _ in 0..<6000 { counts[stream.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
  }
}
