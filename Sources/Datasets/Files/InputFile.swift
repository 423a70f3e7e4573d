import CZlib
import Diagnostics
import Glibc

/// A file read once from front to back, plain or gzipped.
final class InputFile: ByteSource {
  /// The path as the user wrote it.
  let path: String
  /// Bytes on disk; 0 for a pipe.
  let storedSize: Int
  let isGzipped: Bool
  private let handle: gzFile

  /// Opens a file; an error names it and, where it is not found, the nearest name beside it.
  init(_ path: String) throws(Diagnostic) {
    self.path = path
    let descriptor = open(HomeFolder.expanded(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw unreadable(path, code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw Diagnostic("file.folder", "'\(path)' is a folder, not a file")
    }
    guard let handle = gzdopen(descriptor, "rb") else {
      close(descriptor)
      throw Diagnostic("file.memory", "there is no memory left to read '\(path)'")
    }
    gzbuffer(handle, 1 << 17)
    self.handle = handle
    storedSize = max(0, Int(status.st_size))
    isGzipped = gzdirect(handle) == 0
  }

  deinit { gzclose_r(handle) }

  /// Of a gzipped file: deflate makes at most 1032 bytes of one (zlib's manual).
  var mostBytes: Int {
    isGzipped ? storedSize.multipliedReportingOverflow(by: 1032).partialValue : storedSize
  }

  /// Fills a buffer as far as the file reaches, and tells how many bytes that were.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      let wanted = UInt32(min(buffer.count - filled, 1 << 20))
      let count = gzread(handle, buffer.baseAddress?.advanced(by: filled), wanted)
      guard count >= 0 else { throw broken() }
      if count == 0 { break }
      filled += Int(count)
    }
    if filled < buffer.count, isCutShort { throw broken() }
    return filled
  }

  /// Whether a gzipped file ended before its last block did.
  private var isCutShort: Bool {
    var code: Int32 = 0
    gzerror(handle, &code)
    return code == Z_BUF_ERROR
  }

  private func broken() -> Diagnostic {
    var code: Int32 = 0
    let reason = gzerror(handle, &code).map { String(cString: $0) } ?? ""
    if code == Z_ERRNO { return unreadable(path, errno) }
    if isCutShort {
      return Diagnostic(
        "file.truncated", "'\(path)' ends too early", hint: "fetch or copy the file again")
    }
    return Diagnostic(
      "file.gzip", "'\(path)' is not a sound gzip file (\(reason))",
      hint: "fetch or copy the file again")
  }

  /// Goes back to the first byte; false for a pipe.
  func rewind() -> Bool { gzrewind(handle) == 0 }
}

/// Why a file cannot be read, with the nearest name in its folder.
private func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
  guard code == ENOENT || code == ENOTDIR else {
    return Diagnostic("file.unreadable", "'\(path)' cannot be read: \(reason(code))")
  }
  return Diagnostic(
    "file.missing", "there is no file '\(path)'",
    hint: "is the path right? it starts from the folder that nn was started in",
    correction: NearbyFile.correction(of: path))
}

/// The system's words for an error number, as they stand inside a sentence.
func reason(_ code: Int32) -> String {
  let text = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return text.prefix(1).lowercased() + text.dropFirst()
}
