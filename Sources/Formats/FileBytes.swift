import Datasets
package import Diagnostics
import Glibc
import Network

/// Reads whole files.
package enum FileBytes {
  /// All bytes of a file; an error for what is not one, such as a folder or a device.
  package static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let file = open(HomeFolder.expanded(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw refusal(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw refusal(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic("file.read", "cannot read '\(path)': it is not a file")
    }
    let size = max(Int(status.st_size), 0)
    guard Double(size) <= MachineMemory.bytes else {
      throw Diagnostic("file.size", "'\(path)' does not fit into this machine's memory")
    }
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      do throws(Diagnostic) {
        filled = try fill(UnsafeMutableRawBufferPointer(buffer), from: file, path)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: Int32, _ path: String
  ) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = Glibc.read(
        file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refusal(path) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private static func refusal(_ path: String) -> Diagnostic {
    let cause = errno
    return Diagnostic(
      "file.missing", "cannot read '\(path)': \(FilePath.reason(cause))",
      hint: cause == ENOENT ? "is the path right?" : nil,
      correction: cause == ENOENT ? NearbyFile.correction(of: path) : nil)
  }
}
