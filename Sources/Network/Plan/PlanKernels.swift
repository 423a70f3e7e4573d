import Tensors

/// Brings the inputs of a batch into place: a part of the rows on each lane, or all of them into the
/// lane's own copy.
struct GatherFloats: Kernel {
  let target: Rows

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: Float.self) else { return }
    let part = target.gathered(by: memory.lane)
    GatherKernels.floats(
      inputs, rows: memory.batch.inputRows + part.lowerBound,
      into: target.copy(for: memory.lane.index).rows(part))
  }
}

/// Brings the pixels of a batch into place, as numbers.
struct GatherBytes: Kernel {
  let target: Rows
  let scale: Float

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let inputs = memory.batch.inputs?.assumingMemoryBound(to: UInt8.self) else { return }
    let part = target.gathered(by: memory.lane)
    GatherKernels.bytes(
      inputs, rows: memory.batch.inputRows + part.lowerBound, scale: scale,
      into: target.copy(for: memory.lane.index).rows(part))
  }
}

extension Rows {
  /// All rows where each lane has a copy of its own, else the lane's part of them.
  fileprivate func gathered(by lane: Lane) -> Range<Int> {
    copyStride == 0 ? lane.part(of: count) : 0..<count
  }
}

/// Brings the classes of a batch into place.
struct GatherClasses: Kernel {
  let target: UnsafeMutablePointer<Int32>
  let count: Int

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let classes = memory.batch.classes else { return }
    let part = memory.lane.part(of: count, grain: 16)
    GatherKernels.classes(
      classes, rows: memory.batch.rows + part.lowerBound, into: target + part.lowerBound,
      count: part.count)
  }
}

/// Brings the classes of each step of a batch's rows into place.
struct GatherTokens: Kernel {
  let target: UnsafeMutablePointer<Int32>
  let count: Int
  let steps: Int

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let classes = memory.batch.classes else { return }
    let part = memory.lane.part(of: count)
    GatherKernels.tokens(
      classes, rows: memory.batch.rows + part.lowerBound, steps: steps,
      into: target + part.lowerBound * steps, count: part.count)
  }
}

/// Brings the classes of a batch into place, as a number for each output.
struct GatherOneHot: Kernel {
  let target: Rows

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let classes = memory.batch.classes else { return }
    let part = memory.lane.part(of: target.count)
    GatherKernels.oneHot(
      classes, rows: memory.batch.rows + part.lowerBound, into: target.rows(part))
  }
}

/// Brings the target numbers of a batch into place.
struct GatherNumbers: Kernel {
  let target: Rows

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let numbers = memory.batch.numbers else { return }
    let part = memory.lane.part(of: target.count)
    GatherKernels.floats(
      numbers, rows: memory.batch.rows + part.lowerBound, into: target.rows(part))
  }
}

/// Counts the rows whose class is right: the largest output, or the side of the only one.
struct CountHits: Kernel {
  let outputs: Rows
  let classes: UnsafeMutablePointer<Int32>
  let threshold: Float

  @inline(__always) func run(_ memory: borrowing Memory) {
    let part = memory.lane.part(of: outputs.count, grain: 8)
    let (outputs, classes) = (outputs.rows(part), classes + part.lowerBound)
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

  @inline(__always) func run(_ memory: borrowing Memory) {
    let part = memory.lane.part(of: total.count)
    RowKernels.add(addend.rows(part), to: total.rows(part))
  }
}
