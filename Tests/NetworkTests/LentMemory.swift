@testable import Network
import Tensors

/// Lends what a plan or a kernel works on to `body`; gives back what was added to the tally.
@discardableResult
func lending(
  parameters: FloatBuffer, gradients: inout FloatBuffer, batch: Batch? = nil,
  _ body: (Memory) -> Void
) -> Tally {
  var tally = Tally()
  var noise = RandomStream(key: 0)
  var row: Int32 = 0
  let gradients = gradients.mutablePointer
  withUnsafeMutablePointer(to: &tally) { tally in
    withUnsafeMutablePointer(to: &noise) { noise in
      withUnsafePointer(to: &row) { row in
        body(
          Memory(
            parameters: parameters.pointer, gradients: gradients,
            batch: batch ?? Batch(rows: row), tally: tally, noise: noise))
      }
    }
  }
  return tally
}

/// Runs `body` on so many lanes side by side, as a plan does, and adds up what they tally.
func onLanes(_ count: Int, _ memory: Memory, _ body: @escaping (Memory) -> Void) {
  let tallies = UnsafeMutablePointer<Tally>.allocate(capacity: count)
  tallies.initialize(repeating: Tally(), count: count)
  defer { tallies.deallocate() }
  Threads(count).together { team in
    team.run(
      OnEachLane { lane in
        var own = memory
        own.lane = lane
        own.tally = tallies + lane.index
        body(own)
      })
  }
  for lane in 0..<count { memory.tally.pointee.add(tallies[lane]) }
}

private final class OnEachLane: LaneWork {
  private let body: (Lane) -> Void

  init(_ body: @escaping (Lane) -> Void) {
    self.body = body
  }

  func run(_ lane: Lane) { body(lane) }
}

extension FloatBuffer {
  /// A buffer of these numbers.
  init(_ numbers: [Float]) {
    self.init(count: numbers.count)
    for (i, number) in numbers.enumerated() { self[i] = number }
  }

  var numbers: [Float] { (0..<count).map { self[$0] } }
}
