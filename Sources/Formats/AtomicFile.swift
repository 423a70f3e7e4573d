import Datasets
package import Diagnostics
import Glibc

/// Writes files so that whoever reads them finds the old bytes or the new ones, never a part:
/// a temporary file in the same folder, synced, renamed, and the folder synced.
package enum AtomicFile {
  /// Writes all bytes to a path, through symbolic links to what they point to. An existing file
  /// keeps its mode. On failure the old file is as it was, and no temporary one is left.
  package static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let target = FilePath.resolved(HomeFolder.expanded(path))
    let folder = FilePath.folder(of: target)
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { throw refusal(path, "it is not a file") }
    let temporary = "\(folder)/.nn-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw refusal(path, FilePath.reason(errno)) }
    do throws(Diagnostic) {
      defer { close(file) }
      if exists { fchmod(file, status.st_mode & 0o7777) }
      try fill(file, bytes, path)
      guard fsync(file) == 0 else { throw refusal(path, FilePath.reason(errno)) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let cause = FilePath.reason(errno)
      unlink(temporary)
      throw refusal(path, cause)
    }
    sync(folder: folder)
  }

  /// Throws where the folder of a path takes no file, as `write` would.
  package static func check(_ path: String) throws(Diagnostic) {
    let folder = FilePath.folder(of: FilePath.resolved(path))
    guard access(folder, W_OK) != 0 else { return }
    throw refusal(path, FilePath.reason(errno))
  }

  private static func fill(
    _ file: Int32, _ bytes: [UInt8], _ path: String
  ) throws(Diagnostic) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { memory in
        Glibc.write(file, memory.baseAddress.map { $0 + done }, memory.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw refusal(path, FilePath.reason(errno)) }
      done += count
    }
  }

  /// Makes the new name last through a power cut; a file system that cannot keeps its own order.
  private static func sync(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func refusal(_ path: String, _ cause: String) -> Diagnostic {
    Diagnostic("file.write", "cannot write '\(path)': \(cause)", hint: "choose another place")
  }
}
