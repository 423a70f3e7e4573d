import Diagnostics
import Tensors

/// Takes numbers one after the other, into memory or, with a spool, onto the disk; several may share a
/// spool.
struct StoredWriter<Element: BitwiseCopyable & Sendable> {
  private(set) var count = 0
  /// All numbers, or with a spool those that are not yet on the disk.
  private var waiting: [Element] = []
  private var starts: [Int] = []
  private let spool: Spool?
  private var failure: Diagnostic?

  /// How many numbers go to the disk at a time.
  private static var length: Int { 1 << 16 }

  init(_ spool: Spool? = nil) { self.spool = spool }

  mutating func reserve(_ count: Int) {
    waiting.reserveCapacity(spool == nil ? count : min(count, Self.length))
  }

  @inline(__always)
  mutating func append(_ number: Element) {
    waiting.append(number)
    count += 1
    if spool != nil, waiting.count == Self.length { flush() }
  }

  /// A disk that is full is told of by `check`: numbers come by the million.
  private mutating func flush() {
    guard let spool, failure == nil else { return waiting.removeAll(keepingCapacity: true) }
    do throws(Diagnostic) { starts.append(try spool.append(waiting)) } catch { failure = error }
    waiting.removeAll(keepingCapacity: true)
  }

  mutating func removeAll() { self = StoredWriter(spool) }

  /// Throws once the disk is full.
  func check() throws(Diagnostic) {
    if let failure { throw failure }
  }

  /// The numbers, where there is no spool.
  var array: [Element] { waiting }

  /// The numbers; with a spool, nothing is added to it afterwards.
  func stored() throws(Diagnostic) -> Stored<Element> {
    try check()
    guard let spool else { return Stored(waiting) }
    guard count > 0 else { return [] }
    var starts = starts
    if !waiting.isEmpty {
      let rest = waiting + repeatElement(waiting[0], count: Self.length - waiting.count)
      starts.append(try spool.append(rest))
    }
    let file = try spool.mapped()
    let size = Self.length * MemoryLayout<Element>.stride
    // A spool of one writer holds its numbers one behind the other.
    if starts.indices.allSatisfy({ starts[$0] == starts[0] + $0 * size }) {
      return Stored(in: file, .contiguous(from: starts[0]), count: count)
    }
    return Stored(in: file, .stretches(starts, length: Self.length), count: count)
  }
}

extension Stored {
  /// Something made of each number, where the numbers are: in memory, or with a spool on the disk.
  func map<New>(
    into spool: Spool?, _ transform: (Element) -> New
  ) throws(Diagnostic) -> Stored<New> {
    var writer = StoredWriter<New>(spool)
    writer.reserve(count)
    for i in 0..<count { writer.append(transform(self[i])) }
    return try writer.stored()
  }

  /// The numbers of some places.
  func picked(_ places: [Int], into spool: Spool?) throws(Diagnostic) -> Stored {
    var writer = StoredWriter<Element>(spool)
    writer.reserve(places.count)
    for place in places { writer.append(self[place]) }
    return try writer.stored()
  }
}
