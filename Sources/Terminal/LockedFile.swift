import Glibc

/// An open file, locked until it is closed; one that is locked to be written is made readable by
/// its owner only.
final class LockedFile {
  private let descriptor: Int32

  /// Opens and locks the file that stands at `path` when the lock is had; `nil` where it cannot.
  init?(path: String, flags: Int32, isExclusive: Bool) {
    while true {
      let opened = open(path, flags | O_CLOEXEC, 0o600)
      guard opened >= 0 else { return nil }
      while flock(opened, isExclusive ? LOCK_EX : LOCK_SH) != 0 {
        guard errno == EINTR else {
          close(opened)
          return nil
        }
      }
      if Self.stands(opened, at: path) {
        if isExclusive { fchmod(opened, 0o600) }
        descriptor = opened
        return
      }
      close(opened)
    }
  }

  deinit { close(descriptor) }

  /// All bytes of the file.
  func contents() -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let read = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count, off_t(count))
        if read > 0 { count += read } else if read == 0 || errno != EINTR { return }
      }
    }
  }

  /// The file is empty or its last byte ends a line: no write was cut short.
  var endsLine: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, status.st_size - 1) != 1 || last == UInt8(ascii: "\n")
  }

  /// Writes at once; false where not all of it could be written.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    Glibc.write(descriptor, bytes, bytes.count) == bytes.count
  }

  /// Whether the path still names the open file, which another session may have replaced.
  private static func stands(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
