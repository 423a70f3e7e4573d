import Tensors
import Testing

@Suite struct TeamTests {
  @Test(arguments: [1, 2, 3, 5])
  func everyThreadWorksOnWhatTheLeaderHandsOut(count: Int) {
    let numbers = UnsafeMutableBufferPointer<Int>.allocate(capacity: 1000)
    defer { numbers.deallocate() }
    numbers.initialize(repeating: 0)
    Threads(count).together { team in
      #expect(team.count <= count)
      for _ in 0..<200 {
        team.run(OnEachLane { lane in for i in lane.part(of: 1000) { numbers[i] += 1 } })
      }
    }
    #expect(numbers.allSatisfy { $0 == 200 })
  }

  @Test(arguments: [1, 2]) func leastNumbersOfAllAreZeroMeanwhile(count: Int) {
    let products = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
    defer { products.deallocate() }
    products.initialize(repeating: 1)
    let factor = Float.leastNormalMagnitude
    Threads(count).together { team in
      team.run(
        OnEachLane { lane in products[lane.index] = factor * (0.5 + 0 * products[lane.index]) })
      for lane in 0..<team.count { #expect(products[lane] == 0) }
    }
    products[0] = factor * (0.5 + 0 * products[0])
    #expect(products[0] > 0)
  }

  /// Each lane adds up what the others wrote before they met.
  @Test(arguments: [2, 3]) func whatWasWrittenBeforeAMeetingIsReadAfterIt(count: Int) {
    let written = UnsafeMutableBufferPointer<Int>.allocate(capacity: 16 * count)
    let sums = UnsafeMutableBufferPointer<Int>.allocate(capacity: 16 * count)
    defer {
      written.deallocate()
      sums.deallocate()
    }
    written.initialize(repeating: 0)
    sums.initialize(repeating: 0)
    Threads(count).together { team in
      let count = team.count
      let work = OnEachLane { lane in
        for round in 1...500 {
          written[16 * lane.index] = round
          lane.meet()
          for other in 0..<count { sums[16 * lane.index] += written[16 * other] }
          lane.meet()
        }
      }
      team.run(work)
      for lane in 0..<count { #expect(sums[16 * lane] == count * 500 * 501 / 2) }
    }
  }

  @Test func aTeamMayHaveNothingToDo() {
    var size = 0
    Threads(2).together { size = $0.count }
    #expect(size >= 1)
  }
}

private final class OnEachLane: LaneWork {
  private let body: (Lane) -> Void

  init(_ body: @escaping (Lane) -> Void) {
    self.body = body
  }

  func run(_ lane: Lane) { body(lane) }
}
