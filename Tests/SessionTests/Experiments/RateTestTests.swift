import Foundation
import Testing

@testable import Session

@Suite struct RateTestTests {
  /// A loss that falls about a rate of 0.01 and blows up after 1, over rates 1e-5…10.
  private func test(fall: Double = 0.8, blowUp: Double = 1) -> RateTest {
    var test = RateTest()
    for step in 0..<120 {
      let rate = 1e-5 * pow(10, Double(step) / 20)
      let fallen = fall / (1 + pow(0.01 / rate, 2))
      test.rates.append(rate)
      test.losses.append(1 - fallen + (rate > blowUp ? 5 * (rate / blowUp - 1) : 0))
    }
    return test
  }

  @Test func suggestsTheSteepestRate() throws {
    let finding = try #require(test().finding)
    #expect((0.008...0.05).contains(try #require(finding.steepest)))
    #expect((1...2).contains(try #require(finding.blowUp)))
    #expect(finding.suggested == RateTest.rounded(try #require(finding.steepest)))
  }

  @Test func staysATenthBelowTheBlowUp() throws {
    let finding = try #require(test(blowUp: 0.05).finding)
    #expect(try #require(finding.blowUp) < 0.2)
    #expect(finding.suggested <= 0.02)
  }

  @Test func aLossThatHardlyFallsHasNoSteepestRate() throws {
    let finding = try #require(test(fall: 0.02).finding)
    #expect(finding.steepest == nil)
    #expect(finding.suggested == RateTest.rounded(try #require(finding.blowUp) / 10))
    #expect(test(fall: 0.02, blowUp: 1e9).finding == nil)
  }

  @Test func theSentenceFollowsFromTheFinding() {
    var finding = RateTest.Finding(steepest: 0.034, blowUp: 1.2, suggested: 0.03)
    #expect(
      finding.sentence(usual: 0.001)
        == "the loss falls fastest about rate 0.03 and blows up from 1 on: try train rate 0.03")
    finding.blowUp = nil
    #expect(finding.sentence(usual: 0.001).contains("does not blow up"))
    finding.steepest = nil
    #expect(finding.sentence(usual: 0.03).hasPrefix("the loss hardly falls"))
    #expect(finding.sentence(usual: 0.03).hasSuffix("which is the optimizer's own"))
  }

  @Test func endsOnceTheLossHasBlownUp() {
    var test = RateTest()
    for step in 0..<30 {
      test.rates.append(Double(step + 1))
      test.losses.append(step < 15 ? 1 : 100)
    }
    #expect(test.isOver)
    test.losses = [Double](repeating: 1, count: 30)
    #expect(!test.isOver)
  }

  @Test(arguments: [(0.0034, 0.003), (0.96, 1), (27, 30), (1e-7, 1e-7), (0.5, 0.5)])
  func roundsToOneDigit(value: Double, rounded: Double) {
    #expect(RateTest.rounded(value) == rounded)
  }

  /// The mean of equal losses is that loss from the first step on.
  @Test func smoothsWithoutABias() {
    var test = RateTest()
    test.losses = [2, 2, 2]
    #expect(test.smoothed.allSatisfy { abs($0 - 2) < 1e-12 })
  }
}
