import COneDNN

/// Threads that stay together while `Threads.together` lasts: libgomp's, which oneDNN uses too. Work
/// is handed to them within a fraction of a microsecond.
package final class Team {
  /// How many there are, the leader among them.
  package fileprivate(set) var count: Int
  private let place: UnsafeMutablePointer<Int32>
  /// What the members do next; `nil` sends them home.
  private var work: UnsafePointer<Work>?

  private struct Work {
    let body: (Lane) -> Void

    /// Not inlined, so that the closure is let go before the lane says that it is done.
    @inline(never) func run(_ lane: Lane) { body(lane) }
  }

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

  /// Runs `body` on every thread of the team, all at the same time. For the leader to call.
  package func run(_ body: (Lane) -> Void) {
    let own = lane(0, of: count)
    guard count > 1 else { return body(own) }
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: Work(body: body)) { next in
        work = next
        own.meet()
        next.pointee.run(own)
        own.meet()
        work = nil
      }
    }
  }

  /// What a thread of libgomp's does here: the first one leads, the others follow until they are sent
  /// home. There may be fewer than were asked for.
  fileprivate func join(_ index: Int, of count: Int, leading: (Team) -> Void) {
    let own = lane(index, of: count)
    guard index == 0 else { return follow(own) }
    self.count = count
    leading(self)
    own.meet()
  }

  private func follow(_ own: Lane) {
    own.meet()
    while let work {
      work.pointee.run(own)
      own.meet()
      own.meet()
    }
  }
}

extension Threads {
  /// Runs `body` on the calling thread, with a team of as many threads as there are.
  package func together(_ body: (Team) -> Void) {
    guard count > 1, OneDNN.isAvailable else { return body(Team(count: 1)) }
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
