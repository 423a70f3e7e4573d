@testable import Network
import Testing

@Suite struct RelativeErrorTests {
  @Test func isThatOfTheLargestReference() {
    #expect(relativeError([1, 4.5], against: [1, 5]) == 0.1)
    #expect(relativeError([Float](), against: [Double]()) == 0)
    #expect(relativeError([0], against: [0]) == 0)
  }

  @Test func isInfiniteWhereNothingCanBeCompared() {
    #expect(relativeError([1], against: [1, 1]) == .infinity)
    #expect(relativeError([1, .nan], against: [1, 1]) == .infinity)
    #expect(relativeError([0.5], against: [0]) == .infinity)
  }
}
