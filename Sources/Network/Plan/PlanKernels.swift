import Tensors

/// Brings the inputs of a batch into place: into each thread's copy, where they have one.
struct GatherFloats: Kernel {
  let target: Rows
  let threads: Threads

  func run(_ memory: borrowing Memory) {
    let rows = memory.batch.rows
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: Float.self) else { return }
    target.eachCopy(threads) { GatherKernels.floats(inputs, rows: rows, into: $0) }
  }
}

/// Brings the pixels of a batch into place, as numbers.
struct GatherBytes: Kernel {
  let target: Rows
  let scale: Float
  let threads: Threads

  func run(_ memory: borrowing Memory) {
    let rows = memory.batch.rows
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: UInt8.self) else { return }
    target.eachCopy(threads) {
      GatherKernels.bytes(inputs, rows: rows, scale: scale, into: $0)
    }
  }
}

extension Rows {
  /// Runs `body` for the copy of each thread, by that thread; or for the only one there is.
  fileprivate func eachCopy(_ threads: Threads, _ body: (Rows) -> Void) {
    guard copyStride != 0 else { return body(self) }
    threads.each { thread in body(copy(for: thread)) }
  }
}

/// Brings the classes of a batch into place.
struct GatherClasses: Kernel {
  let target: UnsafeMutablePointer<Int32>
  let count: Int

  func run(_ memory: borrowing Memory) {
    guard let classes = memory.batch.classes else { return }
    GatherKernels.classes(classes, rows: memory.batch.rows, into: target, count: count)
  }
}

/// Brings the classes of a batch into place, as a number for each output.
struct GatherOneHot: Kernel {
  let target: Rows

  func run(_ memory: borrowing Memory) {
    guard let classes = memory.batch.classes else { return }
    GatherKernels.oneHot(classes, rows: memory.batch.rows, into: target)
  }
}

/// Brings the target numbers of a batch into place.
struct GatherNumbers: Kernel {
  let target: Rows

  func run(_ memory: borrowing Memory) {
    guard let numbers = memory.batch.numbers else { return }
    GatherKernels.floats(numbers, rows: memory.batch.rows, into: target)
  }
}

/// Counts the rows whose class is right: the largest output, or the side of the only one.
struct CountHits: Kernel {
  let outputs: Rows
  let classes: UnsafeMutablePointer<Int32>
  let threshold: Float

  func run(_ memory: borrowing Memory) {
    memory.tally.pointee.hits +=
      outputs.columns == 1
      ? LossKernels.countSides(outputs, classes: classes, threshold: threshold)
      : LossKernels.countLargest(outputs, classes: classes)
  }
}

/// Adds one gradient to another.
struct AddRows: Kernel {
  let addend: Rows
  let total: Rows

  func run(_ memory: borrowing Memory) { RowKernels.add(addend, to: total) }
}
