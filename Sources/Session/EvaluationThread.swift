import Glibc
import Tensors

/// The one thread that evaluates: with a large stack for deep expressions, and always the same one,
/// because the engine's threads belong to the thread that calls them.
package final class EvaluationThread: Sendable {
  /// 64 MB: 200 nested calls of deep expressions use a fraction of it.
  private static let stackSize = 64 << 20

  private let state = State()

  /// What the two threads share; guarded by its own lock.
  private final class State: @unchecked Sendable {
    let lock: UnsafeMutablePointer<pthread_mutex_t>
    let changed: UnsafeMutablePointer<pthread_cond_t>
    var jobs: [@Sendable () -> Void] = []
    var isClosed = false

    init() {
      lock = .allocate(capacity: 1)
      changed = .allocate(capacity: 1)
      pthread_mutex_init(lock, nil)
      pthread_cond_init(changed, nil)
    }

    deinit {
      pthread_cond_destroy(changed)
      pthread_mutex_destroy(lock)
      changed.deallocate()
      lock.deallocate()
    }

    func change(_ body: () -> Void) {
      pthread_mutex_lock(lock)
      body()
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }

    /// Waits for a job; nil when there will be none.
    func next() -> (@Sendable () -> Void)? {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      while jobs.isEmpty {
        if isClosed { return nil }
        pthread_cond_wait(changed, lock)
      }
      return jobs.removeFirst()
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
    state.change { [state] in state.isClosed = true }
  }

  /// Runs a job on the thread, after the ones before it, without waiting.
  package func start(_ job: @escaping @Sendable () -> Void) {
    state.change { state.jobs.append(job) }
  }

  /// Runs a job on the thread and waits for its result.
  package func run<Result: Sendable>(_ job: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    start { [state] in
      let result = job()
      state.change { box.result = result }
    }
    pthread_mutex_lock(state.lock)
    defer { pthread_mutex_unlock(state.lock) }
    while true {
      if let result = box.result { return result }
      pthread_cond_wait(state.changed, state.lock)
    }
  }

  private final class Box<Result: Sendable>: @unchecked Sendable {
    var result: Result?
  }
}
