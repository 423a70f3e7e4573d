import Tensors

/// Brings the inputs of a batch into place.
struct GatherFloats: Kernel {
  let target: Rows

  func run(_ memory: borrowing Memory) {
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: Float.self) else { return }
    GatherKernels.floats(inputs, rows: memory.batch.rows, into: target)
  }
}

/// Brings the pixels of a batch into place, as numbers.
struct GatherBytes: Kernel {
  let target: Rows
  let scale: Float

  func run(_ memory: borrowing Memory) {
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: UInt8.self) else { return }
    GatherKernels.bytes(inputs, rows: memory.batch.rows, scale: scale, into: target)
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
