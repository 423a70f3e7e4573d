import CKernels
import COneDNN

/// What every lane of a team does its part of. An object that is made once, for handing out a closure
/// takes memory each time.
package protocol LaneWork: AnyObject {
  func run(_ lane: Lane)
}

/// Threads that stay together while `Threads.together` lasts: libgomp's, which oneDNN uses too. Work
/// is handed to them within a fraction of a microsecond.
package final class Team {
  /// How many there are, the leader among them.
  package fileprivate(set) var count: Int
  private let place: UnsafeMutablePointer<Int32>
  /// What the members do next; `nil` sends them home.
  private var work: (any LaneWork)?

  fileprivate init(count: Int) {
    self.count = count
    place = .allocate(capacity: Self.placeSize)
    place.initialize(repeating: 0, count: Self.placeSize)
  }

  deinit { place.deallocate() }

  private static let placeSize = 32

  private func lane(_ index: Int, of count: Int) -> Lane {
    Lane(index: index, of: count, meetingAt: count > 1 ? place : nil)
  }

  /// Runs the work on every thread of the team, all at the same time. For the leader to call.
  package func run(_ work: some LaneWork) {
    let own = lane(0, of: count)
    guard count > 1 else { return work.run(own) }
    self.work = work
    own.meet()
    work.run(own)
    own.meet()
    self.work = nil
  }

  /// What a thread of libgomp's does here: the first one leads, the others follow until they are sent
  /// home. There may be fewer than were asked for.
  fileprivate func join(_ index: Int, of count: Int, leading: (Team) -> Void) {
    let mode = kernel_flush_denormals()
    defer { kernel_set_float_mode(mode) }
    let own = lane(index, of: count)
    guard index == 0 else { return follow(own) }
    self.count = count
    leading(self)
    own.meet()
  }

  private func follow(_ own: Lane) {
    own.meet()
    while let work {
      work.run(own)
      own.meet()
      own.meet()
    }
  }
}

extension Threads {
  /// Runs `body` on the calling thread, with a team of as many threads as there are. On each of them
  /// numbers under 1.2e-38 are zero meanwhile.
  package func together(_ body: (Team) -> Void) {
    guard count > 1, OneDNN.isAvailable else {
      return Team(count: 1).join(0, of: 1, leading: body)
    }
    withoutActuallyEscaping(body) { body in
      var gathering = Gathering(team: Team(count: count), body: body)
      withUnsafeMutablePointer(to: &gathering) { gathering in
        onednn_parallel(
          { raw in raw?.assumingMemoryBound(to: Gathering.self).pointee.join() }, gathering,
          UInt32(count))
      }
    }
  }

  private struct Gathering {
    let team: Team
    let body: (Team) -> Void

    func join() {
      team.join(Int(onednn_thread()), of: Int(onednn_thread_count()), leading: body)
    }
  }
}
