import Glibc

/// A file in the process's address space: its bytes are read from disk as they are looked at, and their
/// memory is free for others when it is short.
@usableFromInline package final class MappedFile: @unchecked Sendable {
  package let count: Int
  private let start: UnsafeMutableRawPointer
  private let scatteredStart: UnsafeMutableRawPointer
  private static let page = sysconf(Int32(_SC_PAGESIZE))

  /// `nil` where the system gives no room for it. The file has at least `count` bytes, and keeps them.
  package init?(_ descriptor: Int32, count: Int) {
    guard count > 0,
      let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { return nil }
    guard let other = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), other != MAP_FAILED
    else {
      munmap(start, count)
      return nil
    }
    madvise(other, count, MADV_RANDOM)
    self.count = count
    self.start = start
    scatteredStart = other
  }

  deinit {
    munmap(start, count)
    munmap(scatteredStart, count)
  }

  /// The bytes for those who go from front to back: the disk reads on behind what was looked at.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// The bytes for those who look here and there: the disk reads no more than that, and what `want` asks for.
  package var scattered: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: scatteredStart, count: count)
  }

  /// Lets the disk begin to read some bytes, without waiting for them.
  package func want(_ range: Range<Int>) {
    let start = range.lowerBound / Self.page * Self.page
    madvise(scatteredStart + start, min(range.upperBound, count) - start, MADV_WILLNEED)
  }
}
