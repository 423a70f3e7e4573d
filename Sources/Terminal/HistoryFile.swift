import Glibc

/// The file that keeps history: one entry a line, `\n` and `\\` written for a line break and a
/// backslash.
///
/// An entry is appended with one write under a lock, so that a session that is killed loses nothing
/// and two sessions do not lose each other's. A file that has grown well beyond the limit is written
/// anew beside itself and renamed.
package struct HistoryFile: Sendable {
  /// As many entries are kept.
  package static let limit = 20_000
  private static let slack = 5_000

  private let path: String

  package init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/neurite/history`, by default `~/.local/state/neurite/history`; none without
  /// a home.
  package init?(environment: (String) -> String?) {
    guard let folder = StateFolder.path(environment: environment) else { return nil }
    self.init(path: folder + "/history")
  }

  /// The newest entries, oldest first; none where the file cannot be read.
  package func load() -> [String] {
    let lines = lines()
    let newest = lines.suffix(Self.limit)
    if lines.count > Self.limit + Self.slack { shorten() }
    return newest.map(Self.decoded)
  }

  /// Adds an entry for this and the next sessions. A folder that cannot be written loses it.
  package func append(_ entry: String) {
    if let slash = path.lastIndex(of: "/") { StateFolder.make(String(path[..<slash])) }
    let flags = O_RDWR | O_APPEND | O_CREAT
    guard let file = LockedFile(path: path, flags: flags, isExclusive: true) else { return }
    file.write((file.endsLine ? [] : [UInt8(ascii: "\n")]) + Self.encoded(entry))
  }

  /// Writes the newest entries into a new file and puts it in the old one's place; what another
  /// session adds meanwhile is waited for by the lock on the old file.
  private func shorten() {
    guard let old = LockedFile(path: path, flags: O_RDWR, isExclusive: true) else { return }
    withExtendedLifetime(old) {
      let newest = Self.lines(of: old).suffix(Self.limit)
      let fresh = "\(path).\(getpid())"
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      guard let file = LockedFile(path: fresh, flags: flags, isExclusive: true) else { return }
      let bytes = newest.flatMap { $0 + [UInt8(ascii: "\n")] }
      if !file.write(bytes) || rename(fresh, path) != 0 { unlink(fresh) }
    }
  }

  private func lines() -> [ArraySlice<UInt8>] {
    LockedFile(path: path, flags: O_RDONLY, isExclusive: false).map(Self.lines) ?? []
  }

  private static func lines(of file: LockedFile) -> [ArraySlice<UInt8>] {
    file.contents().split(separator: UInt8(ascii: "\n"))
  }

  static func encoded(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      default: bytes.append(byte)
      }
    }
    return bytes + [UInt8(ascii: "\n")]
  }

  static func decoded(_ line: ArraySlice<UInt8>) -> String {
    guard line.contains(UInt8(ascii: "\\")) else { return String(decoding: line, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
