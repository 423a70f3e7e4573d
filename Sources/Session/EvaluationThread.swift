import Glibc
import Tensors

/// The one thread that evaluates: with a large stack for deep expressions, and always the same one,
/// because the engine's threads belong to the thread that calls them.
package final class EvaluationThread: Sendable {
  /// 64 MB: 200 nested calls of deep expressions use a fraction of it.
  private static let stackSize = 64 << 20

  private let state = State()

  /// What the two threads share; guarded by its monitor.
  private final class State: @unchecked Sendable {
    let monitor = Monitor()
    var jobs: [@Sendable () -> Void] = []
    var isClosed = false

    /// Waits for a job; nil when there will be none.
    func next() -> (@Sendable () -> Void)? {
      monitor.hold {
        while jobs.isEmpty, !isClosed { monitor.wait() }
        return jobs.isEmpty ? nil : jobs.removeFirst()
      }
    }
  }

  package init() {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, Self.stackSize)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(state)
    let failed = pthread_create(
      &thread, attributes,
      { argument in
        guard let argument else { return nil }
        let state = Unmanaged<State>.fromOpaque(argument).takeRetainedValue()
        Threads.compute()
        while let job = state.next() { job() }
        return nil
      }, context.toOpaque())
    if failed != 0 { context.release() }
    precondition(failed == 0, "no thread could be made")
  }

  deinit {
    state.monitor.change { state.isClosed = true }
  }

  /// Runs a job on the thread, after the ones before it, without waiting.
  package func start(_ job: @escaping @Sendable () -> Void) {
    state.monitor.change { state.jobs.append(job) }
  }

  /// Runs a job on the thread and waits for its result.
  package func run<Result: Sendable>(_ job: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    start { [state] in
      let result = job()
      state.monitor.change { box.result = result }
    }
    return state.monitor.hold {
      while true {
        if let result = box.result { return result }
        state.monitor.wait()
      }
    }
  }

  private final class Box<Result: Sendable>: @unchecked Sendable {
    var result: Result?
  }
}
