import Testing

@testable import Session

@Suite struct PairedDifferenceTests {
  /// Student's own data of 1908: the gain in sleep by two drugs in ten patients, whose difference is
  /// −1.58 with a 95 % interval of −2.46 to −0.70 (R's `t.test(extra ~ group, paired)` gives
  /// −2.4598858 and −0.7001142).
  @Test func intervalIsThatOfStudentsSleepData() {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let difference = PairedDifference(first, second)
    #expect(abs(difference.difference.mean + 1.58) < 1e-12)
    #expect(abs(difference.lower + 2.4598858) < 1e-6)
    #expect(abs(difference.upper + 0.7001142) < 1e-6)
    #expect(difference.verdict(smallerIsBetter: true) == .firstIsBetter)
    #expect(difference.verdict(smallerIsBetter: false) == .secondIsBetter)
    #expect(difference.text == "-1.58 (-2.46 to -0.70)")
  }

  @Test func anIntervalThatHoldsZeroIsNoise() {
    let difference = PairedDifference([1, 2, 3], [2, 1, 3.1])
    #expect(difference.lower < 0 && difference.upper > 0)
    #expect(difference.verdict(smallerIsBetter: true) == .noise)
  }

  @Test func equalNumbersAreTheSame() {
    #expect(PairedDifference([1, 2], [1, 2]).verdict(smallerIsBetter: true) == .same)
    #expect(PairedDifference([1, 2], [2, 3]).verdict(smallerIsBetter: true) == .firstIsBetter)
  }
}
