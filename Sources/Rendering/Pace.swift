/// Lets something happen at most once in an interval; the first time one interval after the first
/// wish, so that short work shows nothing.
struct Pace {
  /// Seconds between two times.
  let interval: Double
  private var next: Double?

  init(interval: Double) { self.interval = interval }

  /// Whether it may happen at `time`, in seconds; if so, it counts as done.
  mutating func isDue(at time: Double) -> Bool {
    guard let due = next else {
      next = time + interval
      return false
    }
    guard time >= due else { return false }
    next = time + interval
    return true
  }

  /// Begins anew.
  mutating func reset() { next = nil }
}
