import Glibc

/// The process's environment.
package enum Environment {
  /// The value of a variable, or `nil` where it is not set.
  @Sendable package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// A clock that never goes back.
package enum MonotonicClock {
  /// Seconds since some moment in the past.
  @Sendable package static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
