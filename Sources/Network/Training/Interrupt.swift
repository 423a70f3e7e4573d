import Synchronization

/// A wish to stop, raised from anywhere (a signal handler, another thread) and read by each step.
package final class Interrupt: Sendable {
  private let flag = Atomic<Bool>(false)

  package init() {}

  package func raise() { flag.store(true, ordering: .relaxed) }
  package func lower() { flag.store(false, ordering: .relaxed) }
  package var isRaised: Bool { flag.load(ordering: .relaxed) }
}
