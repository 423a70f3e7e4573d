import CKernels
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

  /// The calling thread computes: it and the threads it starts leave a processor at once to whoever
  /// wakes to do a little, such as a prompt that is to answer Ctrl-C.
  package static func compute() { kernel_take_long_turns() }
}
