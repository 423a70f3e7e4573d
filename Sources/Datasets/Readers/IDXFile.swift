import Diagnostics
import Tensors

/// A file of bytes with a shape, plain or gzipped: LeCun's IDX, in which MNIST came.
///
/// Two zero bytes, the type (8: unsigned bytes), the number of extents, each extent as a big-endian
/// 32-bit number, the bytes. Source: yann.lecun.com/exdb/mnist.
struct IDXFile {
  /// The first extent is the number of rows.
  let extents: [Int]
  let bytes: Stored<UInt8>

  /// Reads a file; sizes are checked against the file before memory is taken.
  init(
    _ path: String, rows: Int? = nil, spool: Spool? = nil, isInterrupted: () -> Bool
  ) throws(Diagnostic) {
    try self.init(try InputFile(path), rows: rows, spool: spool, isInterrupted: isInterrupted)
  }

  /// - Parameters:
  ///   - rows: the most rows that are read; all without it.
  ///   - spool: where the bytes are kept, which nothing else is; memory without it.
  init(
    _ file: some ByteSource, rows: Int? = nil, spool: Spool? = nil, isInterrupted: () -> Bool
  ) throws(Diagnostic) {
    let path = file.path
    let magic = try file.header(count: 4)
    guard magic[0] == 0, magic[1] == 0, magic[3] > 0 else {
      throw Diagnostic(
        "idx.magic", "'\(path)' is not an IDX file",
        hint: "it would begin with two zero bytes, a type and a number of extents")
    }
    guard magic[2] == 8 else {
      throw Diagnostic(
        "idx.type", "'\(path)' does not hold unsigned bytes (its type is \(magic[2]), not 8)")
    }
    let sizes = try file.header(count: 4 * Int(magic[3]))
    extents = stride(from: 0, to: sizes.count, by: 4).map {
      sizes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let count = try Self.count(
      of: extents, in: file, header: 4 + sizes.count, isInMemory: spool == nil)
    if let rows, rows < extents[0] {
      bytes = Stored(
        try file.bytes(count / extents[0] * rows, isInterrupted: isInterrupted))
      return
    }
    if let spool {
      try file.copy(count, to: spool, isInterrupted: isInterrupted)
      bytes = try spool.stored()
    } else {
      bytes = Stored(try file.bytes(count, isInterrupted: isInterrupted))
    }
    try file.checkEnd()
  }

  /// The number of bytes that the extents ask for, if the file can hold them.
  private static func count(
    of extents: [Int], in file: some ByteSource, header: Int, isInMemory: Bool
  ) throws(Diagnostic) -> Int {
    var count = 1
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      count = overflow ? .max : product
    }
    guard count > 0, count <= file.mostBytes - header else {
      throw Diagnostic(
        "idx.size",
        "'\(file.path)' promises \(extents.map { String($0) }.joined(separator: "×")) bytes, "
          + (count > 0 ? "more than it can hold" : "none"),
        hint: "fetch or copy the file again")
    }
    guard !isInMemory || count <= PhysicalMemory.bytes else {
      throw Diagnostic(
        "idx.memory", "'\(file.path)' does not fit into this machine's memory",
        hint: "leave it on the disk: add 'stream on'")
    }
    return count
  }
}

extension ByteSource {
  fileprivate func header(count: Int) throws(Diagnostic) -> [UInt8] {
    try bytes(count, isInterrupted: { false })
  }

  /// Refuses bytes after those that were promised; at the end a gzip's checksum is compared.
  fileprivate func checkEnd() throws(Diagnostic) {
    guard try rest() > 0 else { return }
    throw Diagnostic(
      "idx.surplus", "'\(path)' holds more bytes than it promises",
      hint: "fetch or copy the file again")
  }

  private func rest() throws(Diagnostic) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    defer { buffer.deallocate() }
    return try read(into: buffer)
  }

  /// Exactly so many bytes.
  fileprivate func bytes(_ count: Int, isInterrupted: () -> Bool) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(Diagnostic) {
        filled = try fill(UnsafeMutableRawBufferPointer(buffer), isInterrupted)
      } catch { failure = error }
    }
    if let failure { throw failure }
    guard bytes.count == count else { throw truncated }
    return bytes
  }

  /// Exactly so many bytes, to the disk.
  fileprivate func copy(
    _ count: Int, to spool: Spool, isInterrupted: () -> Bool
  ) throws(Diagnostic) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    var left = count
    while left > 0 {
      let wanted = UnsafeMutableRawBufferPointer(rebasing: piece[..<min(left, piece.count)])
      let filled = try fill(wanted, isInterrupted)
      guard filled == wanted.count else { throw truncated }
      try spool.append(UnsafeRawBufferPointer(wanted))
      left -= filled
    }
  }

  private var truncated: Diagnostic {
    Diagnostic("idx.truncated", "'\(path)' ends too early", hint: "fetch or copy the file again")
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      if isInterrupted() { throw .loadingInterrupted }
      let piece = buffer[filled..<min(buffer.count, filled + (1 << 20))]
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: piece))
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
