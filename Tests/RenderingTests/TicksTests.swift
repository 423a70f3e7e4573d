import Reports
import Testing

@testable import Rendering

@Suite struct TicksTests {
  private func labels(_ ticks: Ticks) -> [String] { ticks.ticks.map(\.label) }

  @Test func divisionsAreRound() {
    let ticks = Ticks(Axis("loss"), from: 0.021, to: 0.983, count: 4)
    #expect(labels(ticks) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect((ticks.lower, ticks.upper) == (0, 1))
  }

  @Test func aTightAxisBeginsAndEndsWithItsValues() {
    let ticks = Ticks(Axis("epoch", isWhole: true), from: 1, to: 97, count: 5, isTight: true)
    #expect(labels(ticks) == ["1", "20", "40", "60", "80"])
    #expect(ticks.position(of: 97) == 1)
  }

  @Test func countsHaveNoFractions() {
    let ticks = Ticks(Axis("epoch", isWhole: true), from: 1, to: 3, count: 6, isTight: true)
    #expect(labels(ticks) == ["1", "2", "3"])
  }

  @Test func logarithmicDivisions() {
    let wide = Ticks(Axis("", .logarithmic), from: 1e-6, to: 1, count: 4)
    #expect(labels(wide) == ["1e-6", "1e-5", "0.0001", "0.001", "0.01", "0.1", "1"])
    let narrow = Ticks(Axis("", .logarithmic), from: 0.02, to: 0.9, count: 4)
    #expect(labels(narrow) == ["0.02", "0.05", "0.1", "0.2", "0.5"])
    #expect(abs(narrow.position(of: 0.02)) < 1e-12)
    // A loss that fell a little.
    let least = Ticks(Axis("", .logarithmic), from: 2.1, to: 2.3, count: 4)
    #expect(labels(least) == ["2.10", "2.15", "2.20", "2.25", "2.30"])
    #expect(least.position(of: 2.3) == 1)
  }

  @Test func zeroHasAPlaceBelowPowersOfTen() {
    let ticks = Ticks(Axis("", .logarithmic, zero: 2e-4), from: 2e-4, to: 0.1, count: 4)
    #expect(labels(ticks) == ["0", "0.001", "0.01", "0.1"])
    #expect(ticks.position(of: 2e-4) == 0)
  }

  @Test func aSingleValueStandsInTheMiddle() {
    #expect(
      labels(Ticks(Axis("loss"), from: 1, to: 1, count: 4)) == [
        "0.4", "0.6", "0.8", "1.0", "1.2", "1.4", "1.6",
      ])
    #expect(labels(Ticks(Axis("x"), from: 3, to: 3, count: 4, isTight: true)) == ["3"])
    #expect(Ticks(Axis("x"), from: 3, to: 3, count: 4, isTight: true).position(of: 3) == 0.5)
  }

  @Test func closeDivisionsHaveDifferentLabels() {
    let ticks = Ticks(Axis("x"), from: 1, to: 1.000_005, count: 5)
    #expect(Set(labels(ticks)).count == ticks.ticks.count)
  }

  @Test(arguments: [
    (0.0, 0.0), (5.0, 5.0), (-3.0, -3.0),
    (Double.leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude), (1e300, 1.7e308),
    (-1.7e308, 1.7e308), (1.0, 1.0 + 1e-15), (1e15, 1e15 + 2),
  ])
  func anyRangeHasAnAxis(_ lower: Double, _ upper: Double) {
    for scale in [Axis.Scale.linear, .logarithmic] where scale == .linear || lower > 0 {
      for isTight in [true, false] {
        let ticks = Ticks(Axis("", scale), from: lower, to: upper, count: 5, isTight: isTight)
        #expect(ticks.ticks.count < 100)
        #expect((-0.001...1.001).contains(ticks.position(of: lower)))
        #expect((-0.001...1.001).contains(ticks.position(of: upper)))
      }
    }
  }
}
