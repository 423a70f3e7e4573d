import Glibc
package import Tensors

/// Makes the inputs of the batches that come next, on a thread of its own while a step is made.
///
/// Asked for a batch, it goes on with those behind it in the order given; asked for another one than it
/// expected, it begins anew.
package final class BatchReader {
  /// Batches that are there or being made: the one in use, and those behind it.
  private static let most = 3

  private let work: Work
  private let width: Int
  /// Whether it has a thread, without which every batch is made as it is asked for.
  private let isAhead: Bool
  /// The numbers from 0, by which a batch is read.
  private var places: UnsafeMutableBufferPointer<Int32>
  private var current: Slot?
  private var coming: [Slot] = []

  /// A batch: which rows, and their inputs once they are made.
  private final class Slot: @unchecked Sendable {
    let rows: [Int32]
    let inputs: UnsafeMutableBufferPointer<Float>
    var isMade = false

    init(_ rows: UnsafeBufferPointer<Int32>, width: Int) {
      self.rows = Array(rows)
      inputs = .allocate(capacity: rows.count * width)
    }

    deinit { inputs.deallocate() }

    func has(_ rows: UnsafeBufferPointer<Int32>) -> Bool { self.rows.elementsEqual(rows) }
  }

  /// What the two threads share; guarded by its monitor.
  private final class Work: @unchecked Sendable {
    let monitor = Monitor()
    let source: any InputRows
    var slots: [Slot] = []
    var isClosed = false

    init(_ source: any InputRows) { self.source = source }

    /// Makes one batch after the other.
    func run() {
      while let slot = next() {
        slot.rows.withUnsafeBufferPointer { source.write($0, to: slot.inputs) }
        monitor.change { slot.isMade = true }
      }
    }

    /// Waits for a batch that is wanted; `nil` when none will be.
    private func next() -> Slot? {
      monitor.hold {
        while slots.isEmpty, !isClosed { monitor.wait() }
        return isClosed ? nil : slots.removeFirst()
      }
    }
  }

  package init(_ source: any InputRows, width: Int) {
    self.width = width
    work = Work(source)
    places = .allocate(capacity: 0)
    isAhead = Self.start(work)
  }

  deinit {
    close()
    places.deallocate()
  }

  /// Ends its thread; a batch that is being made is made to its end first.
  func close() { work.monitor.change { work.isClosed = true } }

  /// Whether there was room for a thread.
  private static func start(_ work: Work) -> Bool {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(work)
    let failed = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard failed == 0 else {
      context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// The inputs of the first `count` of `total` rows, valid until another batch is asked for; and where
  /// each row stands among them.
  func read(
    _ rows: UnsafePointer<Int32>, _ count: Int, of total: Int
  ) -> (inputs: UnsafePointer<Float>?, rows: UnsafePointer<Int32>) {
    let wanted = UnsafeBufferPointer(start: rows, count: count)
    if current?.has(wanted) != true { current = taken(wanted) }
    want(rows, count, of: total)
    if places.count < count { makePlaces(count) }
    return (
      current?.inputs.baseAddress.map { UnsafePointer($0) },
      places.baseAddress.map { UnsafePointer($0) } ?? rows
    )
  }

  /// The batch that was expected, or one that is made now.
  private func taken(_ rows: UnsafeBufferPointer<Int32>) -> Slot {
    if let first = coming.first, first.has(rows) {
      coming.removeFirst()
      work.monitor.hold { while !first.isMade { work.monitor.wait() } }
      return first
    }
    work.monitor.change { work.slots.removeAll() }
    coming.removeAll()
    let slot = Slot(rows, width: width)
    work.source.write(rows, to: slot.inputs)
    return slot
  }

  /// Asks for the batches behind the one in use.
  private func want(_ rows: UnsafePointer<Int32>, _ count: Int, of total: Int) {
    while isAhead, coming.count + 1 < Self.most {
      let start = (coming.count + 1) * count
      guard start < total else { return }
      let slot = Slot(
        UnsafeBufferPointer(start: rows + start, count: min(count, total - start)), width: width)
      coming.append(slot)
      work.monitor.change { work.slots.append(slot) }
    }
  }

  private func makePlaces(_ count: Int) {
    places.deallocate()
    places = .allocate(capacity: count)
    _ = places.initialize(from: 0..<Int32(count))
  }
}
