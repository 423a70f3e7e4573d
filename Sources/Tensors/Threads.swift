import COneDNN
import Glibc

/// How many threads the loops of the calling thread run on: libgomp's, which oneDNN uses too, so that
/// the two never wait for each other.
package struct Threads: Hashable, Sendable {
  package let count: Int

  package init(_ count: Int) {
    precondition(count > 0)
    self.count = count
  }

  /// As many as there are processors for this program, or as `OMP_NUM_THREADS` says.
  package static let available = Threads(max(1, requested ?? Int(processor_count())))

  private static var requested: Int? {
    getenv("OMP_NUM_THREADS").flatMap { Int(String(cString: $0)) }
  }

  /// Makes oneDNN's products on the calling thread use this many; small networks have none.
  package func take() {
    if OneDNN.isUsed { onednn_set_threads(Int32(count)) }
  }

  /// Runs `body` on slices of 0..<count that begin at multiples of 16, with the number of its thread
  /// from 0; in one slice, on the calling thread alone, where there are fewer than `grain` for each.
  package func split(_ total: Int, grain: Int, _ body: (_ thread: Int, Range<Int>) -> Void) {
    let parts = min(count, total / max(grain, 1))
    guard parts > 1, OneDNN.isAvailable else { return body(0, 0..<total) }
    let slice = ((total + parts - 1) / parts + 15) / 16 * 16
    withoutActuallyEscaping(body) { body in
      var work = Work(total: total, slice: slice, parts: parts, body: body)
      withUnsafeMutablePointer(to: &work) { work in
        onednn_parallel(
          { raw in raw?.assumingMemoryBound(to: Work.self).pointee.run() }, work, UInt32(parts))
      }
    }
  }

  private struct Work {
    let total: Int
    let slice: Int
    let parts: Int
    let body: (Int, Range<Int>) -> Void

    /// This thread's parts; libgomp may give fewer threads than were asked for.
    func run() {
      var part = Int(onednn_thread())
      while part < parts {
        let lower = min(part * slice, total)
        let upper = min(lower + slice, total)
        if lower < upper { body(part, lower..<upper) }
        part += Int(onednn_thread_count())
      }
    }
  }
}
