import Glibc

/// Decides at which steps a training looks at the clock: reading it costs as much as a step of a
/// small network, so it is read about every 5 milliseconds.
struct Pace {
  /// Seconds since the training began, when the clock was last read.
  private(set) var seconds = 0.0
  private let start: Double
  private var countdown = 1
  private var interval = 1

  /// Begins to count; `elapsed` seconds were counted before.
  init(elapsed: Double = 0) {
    start = Self.now() - elapsed
    seconds = elapsed
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Counts a step; whether the clock was read.
  @inline(__always) mutating func tick() -> Bool {
    countdown -= 1
    guard countdown == 0 else { return false }
    read()
    return true
  }

  /// Reads the clock, and sets the number of steps to the next reading.
  mutating func read() {
    let before = seconds
    seconds = Self.now() - start
    let target = 0.005 * Double(interval) / max(seconds - before, 1e-9)
    interval = max(1, min(Int(min(target, 1e9)), 2 * interval))
    countdown = interval
  }
}
