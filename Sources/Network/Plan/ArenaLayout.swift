/// Lays buffers out in one block of memory: two whose lives do not overlap may share a place.
struct ArenaLayout {
  /// A buffer, by its place in the list of requests.
  typealias Buffer = Int

  private struct Request {
    let count: Int
    let life: ClosedRange<Int>
  }

  private var requests: [Request] = []

  /// Asks for `count` numbers that are alive from one step of the list to another.
  mutating func request(_ count: Int, alive life: ClosedRange<Int>) -> Buffer {
    requests.append(Request(count: ParameterLayout.roundedUp(count), life: life))
    return requests.count - 1
  }

  /// Where each buffer begins, and the length of the whole: the largest first, each at the lowest
  /// place that is free for all its life.
  func placed() -> (offsets: [Int], count: Int) {
    var offsets = [Int](repeating: 0, count: requests.count)
    var placed: [Buffer] = []
    var end = 0
    for buffer in requests.indices.sorted(by: { requests[$0].count > requests[$1].count }) {
      let request = requests[buffer]
      let others = placed.filter { requests[$0].life.overlaps(request.life) }
        .sorted { offsets[$0] < offsets[$1] }
      var offset = 0
      for other in others where offset + request.count > offsets[other] {
        offset = max(offset, offsets[other] + requests[other].count)
      }
      offsets[buffer] = offset
      end = max(end, offset + request.count)
      placed.append(buffer)
    }
    return (offsets, end)
  }
}
