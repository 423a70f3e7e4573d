import Diagnostics
import Glibc
import Tensors

/// A file without a name, for rows that stay on disk: it is gone with the last that reads it.
///
/// It lies in the folder that the environment variable `TMPDIR` names, or in `/var/tmp`, which unlike
/// `/tmp` is a disk wherever there is one.
final class Spool {
  /// Bytes that were written.
  private(set) var count = 0
  /// What is being kept, as messages call it.
  private let name: String
  private let folder: String
  private let descriptor: Int32

  /// An error where the folder takes no files.
  convenience init(
    for name: String, in folder: String = Spool.usualFolder
  ) throws(Diagnostic) {
    var path = "\(folder)/neurite-XXXXXX".utf8CString
    let descriptor = path.withUnsafeMutableBufferPointer { path in
      path.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw Self.failed(name, folder, errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    path.withUnsafeBufferPointer { path in
      if let path = path.baseAddress { unlink(path) }
    }
    self.init(for: name, in: folder, descriptor: descriptor)
  }

  /// Writes to an open file of the folder, which it closes.
  init(for name: String, in folder: String, descriptor: Int32) {
    (self.name, self.folder, self.descriptor) = (name, folder, descriptor)
  }

  deinit { close(descriptor) }

  static var usualFolder: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp"
  }

  private func failed(_ code: Int32) -> Diagnostic { Self.failed(name, folder, code) }

  private static func failed(_ name: String, _ folder: String, _ code: Int32) -> Diagnostic {
    Diagnostic(
      "stream.disk", "the rows of '\(name)' cannot be kept in \(folder): \(reason(code))",
      hint: "name a folder with room for them: TMPDIR=/data nn")
  }

  /// Adds bytes, and tells where they begin.
  @discardableResult
  func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) -> Int {
    let start = count
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = write(
        descriptor, rest.base.baseAddress?.advanced(by: rest.startIndex), rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw failed(errno)
      }
      rest = rest.dropFirst(written)
      count += written
    }
    return start
  }

  /// Adds numbers, and tells where they begin.
  @discardableResult
  func append<Number: BitwiseCopyable>(_ numbers: [Number]) throws(Diagnostic) -> Int {
    let start = count
    var failure: Diagnostic?
    numbers.withUnsafeBytes { bytes in
      do throws(Diagnostic) { try append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    return start
  }

  /// All that was written, to be read.
  func mapped() throws(Diagnostic) -> MappedFile {
    guard let file = MappedFile(descriptor, count: count) else { throw failed(errno) }
    return file
  }

  /// All that was written as numbers of one kind, one behind the other.
  func stored<Number>(as kind: Number.Type = Number.self) throws(Diagnostic) -> Stored<Number> {
    let numbers = count / MemoryLayout<Number>.stride
    guard numbers > 0 else { return [] }
    return Stored(in: try mapped(), .contiguous(from: 0), count: numbers)
  }
}
