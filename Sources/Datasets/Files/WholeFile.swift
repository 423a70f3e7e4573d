import Diagnostics

extension InputFile {
  /// All bytes of the file; an error where they are more than `limit`.
  func allBytes(
    atMost limit: Int = PhysicalMemory.bytes / 4, isInterrupted: () -> Bool
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
        throw Diagnostic("file.memory", "'\(path)' does not fit into this machine's memory")
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }
}
