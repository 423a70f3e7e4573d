import Foundation
@testable import Network
import Testing

@Suite struct CentralDifferenceTests {
  private func slope(
    at x: Double, tolerance: Double = 1e-7, _ f: (Double) -> Double
  ) -> Double? {
    CentralDifference.slope(tolerance: tolerance, middle: f(x)) { f(x + $0) }
  }

  @Test func tellsTheSlopeOfASmoothFunction() throws {
    #expect(abs(try #require(slope(at: 1, exp)) - M_E) < 1e-9)
    #expect(abs(try #require(slope(at: 0, sin)) - 1) < 1e-9)
    #expect(slope(at: 3) { _ in 5 } == 0)
  }

  @Test func seesAroundSharpBends() throws {
    let steep = try #require(slope(at: 0.3, tolerance: 1e-3) { tanh(1000 * ($0 - 0.3)) })
    #expect(abs(steep / 1000 - 1) < 1e-6)
  }

  @Test(arguments: [0.5, 0.5 + 5e-9, 0.5 - 2e-8])
  func isNoneAtAKink(x: Double) {
    #expect(slope(at: x) { max($0 - 0.5, 0) } == nil)
    #expect(slope(at: x) { abs($0 - 0.5) + $0 * $0 } == nil)
  }

  @Test func isToldBesideAKink() throws {
    #expect(abs(try #require(slope(at: 0.50005) { max($0 - 0.5, 0) }) - 1) < 1e-7)
    #expect(slope(at: 0.49995) { max($0 - 0.5, 0) } == 0)
  }

  @Test func isNoneWhereTheFunctionIsNot() {
    #expect(slope(at: 0) { _ in .nan } == nil)
    #expect(slope(at: 0) { $0 < 0 ? 0 : .infinity } == nil)
  }
}
