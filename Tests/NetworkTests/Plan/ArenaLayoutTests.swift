@testable import Network
import Testing

@Suite struct ArenaLayoutTests {
  @Test func buffersThatNeverMeetShareAPlace() {
    var arena = ArenaLayout()
    let first = arena.request(100, alive: 0...2)
    let second = arena.request(50, alive: 3...5)
    let third = arena.request(30, alive: 2...3)
    let (offsets, count) = arena.placed()
    #expect(offsets[first] == offsets[second])
    #expect(offsets[third] >= 112)
    #expect(count == 112 + 32)
    #expect(offsets.allSatisfy { $0.isMultiple(of: 16) })
  }

  @Test func buffersThatMeetNeverOverlap() {
    var arena = ArenaLayout()
    let requests = (0..<60).map { i in
      (count: (i * 37) % 91, life: (i * 13) % 40...(i * 13) % 40 + (i * 7) % 11)
    }
    for request in requests { _ = arena.request(request.count, alive: request.life) }
    let (offsets, count) = arena.placed()
    for i in requests.indices {
      let place = offsets[i]..<offsets[i] + requests[i].count
      #expect(place.upperBound <= count)
      for j in 0..<i where requests[i].life.overlaps(requests[j].life) {
        #expect(!place.overlaps(offsets[j]..<offsets[j] + requests[j].count))
      }
    }
  }

  @Test func nothingNeedsNoPlace() {
    #expect(ArenaLayout().placed().count == 0)
  }
}
