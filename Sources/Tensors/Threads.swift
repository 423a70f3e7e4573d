import COneDNN

/// How many threads the loops of the calling thread run on: libgomp's, which oneDNN uses too, so that
/// the two never wait for each other.
package struct Threads: Hashable, Sendable {
  package let count: Int

  package init(_ count: Int) {
    precondition(count > 0)
    self.count = count
  }

  /// As many as the machine has processors, or as `OMP_NUM_THREADS` allows.
  package static var available: Threads { Threads(max(1, Int(omp_get_max_threads()))) }

  /// Makes oneDNN's products on the calling thread use this many.
  package func take() {
    omp_set_num_threads(Int32(count))
  }

  /// Prepares for loops and products on several threads, the first time there are any.
  static func share() { _ = sharing }

  private static let sharing: Void = omp_wait_briefly(omp_get_max_threads())

  /// Runs `body` on slices of 0..<count that begin at multiples of 16; in one slice, on the calling
  /// thread alone, where there are fewer than `grain` for each thread.
  package func split(_ total: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    let parts = min(count, total / max(grain, 1))
    guard parts > 1 else { return body(0..<total) }
    Self.share()
    let slice = ((total + parts - 1) / parts + 15) / 16 * 16
    withoutActuallyEscaping(body) { body in
      var work = Work(total: total, slice: slice, parts: parts, body: body)
      withUnsafeMutablePointer(to: &work) { work in
        GOMP_parallel(
          { raw in raw?.assumingMemoryBound(to: Work.self).pointee.run() }, work, UInt32(parts), 0)
      }
    }
  }

  private struct Work {
    let total: Int
    let slice: Int
    let parts: Int
    let body: (Range<Int>) -> Void

    /// This thread's parts; libgomp may give fewer threads than were asked for.
    func run() {
      var part = Int(omp_get_thread_num())
      while part < parts {
        let lower = min(part * slice, total)
        let upper = min(lower + slice, total)
        if lower < upper { body(lower..<upper) }
        part += Int(omp_get_num_threads())
      }
    }
  }
}
