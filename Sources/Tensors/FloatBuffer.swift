import Glibc

/// A flat run of numbers with copy-on-write value semantics, aligned to a cache line.
///
/// Weights live in one: a session copies it for nothing, training takes it out and owns it alone.
package struct FloatBuffer: Sendable {
  private var storage: Storage

  /// `count` zeros.
  package init(count: Int) {
    storage = Storage(count: count)
  }

  package var count: Int { storage.count }

  package subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count)
      return storage.pointer[index]
    }
    set {
      precondition(index >= 0 && index < count)
      mutablePointer[index] = newValue
    }
  }

  /// The numbers for reading; valid while this value, or a copy of it, lives unchanged.
  package var pointer: UnsafePointer<Float> { UnsafePointer(storage.pointer) }

  /// The numbers for writing, copied first if another value shares them; valid while this value
  /// lives and is not copied.
  package var mutablePointer: UnsafeMutablePointer<Float> {
    mutating get {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
      return storage.pointer
    }
  }

  /// Makes sure that no other value shares the memory.
  package mutating func separate() {
    storage = Storage(copying: storage)
  }

  /// Takes over the numbers of a buffer of the same length, in the memory it has.
  package mutating func update(from other: FloatBuffer) {
    precondition(other.count == count)
    mutablePointer.update(from: other.pointer, count: count)
  }

  /// Whether no number is infinite or NaN.
  package var isFinite: Bool {
    var sum: Float = 0
    for i in 0..<count { sum += storage.pointer[i] * 0 }
    return sum == 0
  }

  /// The memory itself, shared until one of the two changes.
  private final class Storage: @unchecked Sendable {
    let count: Int
    let pointer: UnsafeMutablePointer<Float>

    init(count: Int) {
      self.count = count
      pointer = AlignedMemory.allocate(count)
      pointer.initialize(repeating: 0, count: count)
    }

    init(copying other: Storage) {
      count = other.count
      pointer = AlignedMemory.allocate(count)
      pointer.initialize(from: other.pointer, count: count)
    }

    deinit { free(pointer) }
  }
}

extension FloatBuffer: Hashable {
  /// Equal to the bit: a NaN equals itself, and 0 is not −0.
  package static func == (a: FloatBuffer, b: FloatBuffer) -> Bool {
    a.count == b.count && memcmp(a.pointer, b.pointer, a.count * MemoryLayout<Float>.stride) == 0
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(start: pointer, count: count * 4))
  }
}

/// Memory at the start of a cache line, to be given back with `free`.
package enum AlignedMemory {
  package static let alignment = 64
  /// Large buffers are asked for in pages of this size.
  private static let hugePage = 1 << 21
  /// What may be read, but not written, beyond the last number: kernels load eight at a time.
  private static let spare = 8

  /// Room for `count` numbers; those to spare are zero, the others uninitialised.
  package static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let bytes = (count + spare) * MemoryLayout<Float>.stride
    let alignment = bytes < 2 * hugePage ? alignment : hugePage
    let rounded = (bytes + alignment - 1) / alignment * alignment
    guard let raw = aligned_alloc(alignment, rounded) else {
      preconditionFailure("out of memory for \(bytes) bytes")
    }
    // A request, where the system has such pages: touching a large buffer first takes a third of the time.
    if alignment == hugePage { madvise(raw, rounded, MADV_HUGEPAGE) }
    let pointer = raw.bindMemory(to: Float.self, capacity: count + spare)
    (pointer + count).initialize(repeating: 0, count: spare)
    return pointer
  }
}
