import Glibc

/// A lock, and the news that what it guards has changed: what two threads share is read and changed while
/// it is held.
package final class Monitor: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Holds the lock meanwhile.
  package func hold<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// Holds the lock meanwhile, and wakes all who wait.
  package func change<Result>(_ body: () -> Result) -> Result {
    hold {
      defer { pthread_cond_broadcast(changed) }
      return body()
    }
  }

  /// Gives the lock, which is held, away until something has changed.
  package func wait() { pthread_cond_wait(changed, lock) }
}
