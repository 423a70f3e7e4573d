package import Diagnostics
import Glibc

/// Reads whole files.
package enum FileBytes {
  /// All bytes of a file.
  package static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw refusal(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw refusal(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Diagnostic("file.read", "cannot read '\(path)': it is a folder")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(Int(status.st_size), 0))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refusal(path) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func refusal(_ path: String) -> Diagnostic {
    let cause = errno
    return Diagnostic(
      "file.missing", "cannot read '\(path)': \(String(cString: strerror(cause)).lowercased())",
      hint: cause == ENOENT ? "is the path right?" : nil)
  }
}
