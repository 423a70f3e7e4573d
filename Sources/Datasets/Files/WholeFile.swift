import Diagnostics
import Tensors

extension InputFile {
  /// All bytes of the file; an error where they are more than `limit`.
  func allBytes(
    atMost limit: Int = PhysicalMemory.bytes / 4, hint: String? = nil, isInterrupted: () -> Bool
  ) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    if !isGzipped { bytes.reserveCapacity(min(storedSize, limit)) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    while true {
      if isInterrupted() { throw .loadingInterrupted }
      let count = try read(into: piece)
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw Diagnostic(
          "file.memory", "'\(path)' does not fit into this machine's memory", hint: hint)
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// All bytes of the file, in memory or, with `streams`, on disk.
  func storedBytes(
    streams: Bool, isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Stored<UInt8> {
    guard streams else {
      let hint = "leave it on the disk: add 'stream on'"
      return Stored(try allBytes(hint: hint, isInterrupted: isInterrupted))
    }
    let spool = try Spool(for: path)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    while true {
      if isInterrupted() { throw .loadingInterrupted }
      let count = try read(into: piece)
      if count == 0 { return try spool.stored() }
      try spool.append(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }
}
