/// The fields of the record that is being read, one after the other, without their quotes.
///
/// Plain memory: it is filled twelve million times for a table of a million rows and twelve
/// columns.
struct RecordBuffer {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var ends: UnsafeMutablePointer<Int>
  private var byteCapacity = 1024
  private var fieldCapacity = 64
  private(set) var byteCount = 0
  private(set) var fieldCount = 0

  init() {
    bytes = .allocate(capacity: byteCapacity)
    ends = .allocate(capacity: fieldCapacity)
  }

  func deallocate() {
    bytes.deallocate()
    ends.deallocate()
  }

  /// Adds a field from memory that is readable up to the next multiple of eight bytes: most fields
  /// are a single word.
  @inline(__always)
  mutating func append(_ field: UnsafeRawPointer, _ count: Int) {
    if byteCount + count + 8 > byteCapacity || fieldCount == fieldCapacity { grow(by: count) }
    let target = UnsafeMutableRawPointer(bytes + byteCount)
    var offset = 0
    while offset < count {
      let word = field.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    byteCount += count
    ends[fieldCount] = byteCount
    fieldCount += 1
  }

  private mutating func grow(by count: Int) {
    let moreBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * byteCapacity + count)
    moreBytes.update(from: bytes, count: byteCount)
    let moreEnds = UnsafeMutablePointer<Int>.allocate(capacity: 2 * fieldCapacity)
    moreEnds.update(from: ends, count: fieldCount)
    deallocate()
    (bytes, ends) = (moreBytes, moreEnds)
    byteCapacity = 2 * byteCapacity + count
    fieldCapacity *= 2
  }

  mutating func clear() {
    byteCount = 0
    fieldCount = 0
  }

  /// How many line feeds the fields hold.
  var lineBreaks: Int { UnsafeBufferPointer(start: bytes, count: byteCount).count { $0 == 0x0A } }

  /// The fields as a record that begins on a line; valid until the buffer changes.
  func record(line: Int) -> Record {
    Record(
      line: line, bytes: UnsafeBufferPointer(start: bytes, count: byteCount),
      ends: UnsafeBufferPointer(start: ends, count: fieldCount))
  }
}
