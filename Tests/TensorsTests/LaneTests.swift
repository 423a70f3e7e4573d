@testable import Tensors
import Testing

@Suite struct LaneTests {
  @Test(arguments: [0, 1, 15, 16, 17, 33, 1000, 4099], [1, 2, 3, 5])
  func everyNumberIsInOnePart(total: Int, count: Int) {
    for grain in [1, 4, 16] {
      var numbers: [Int] = []
      for index in 0..<count {
        let part = Lane(index: index, of: count, meetingAt: nil).part(of: total, grain: grain)
        #expect(part.isEmpty || part.lowerBound.isMultiple(of: grain))
        numbers += part
      }
      #expect(numbers == Array(0..<total))
    }
  }

  @Test func partsAreAlike() {
    let lengths = (0..<3).map {
      Lane(index: $0, of: 3, meetingAt: nil).part(of: 100, grain: 4).count
    }
    #expect(lengths == [32, 32, 36])
  }

  @Test func aLaneAloneDoesAllAndNeverWaits() {
    #expect(Lane.alone.part(of: 7, grain: 4) == 0..<7)
    Lane.alone.meet()
  }
}
