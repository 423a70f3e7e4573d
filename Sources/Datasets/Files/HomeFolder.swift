import Glibc

/// The person's home folder, as paths write it.
package enum HomeFolder {
  /// A path with the home folder in place of a `~` at its beginning, as shells read it.
  package static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + (path == "~" ? "/" : path.dropFirst())
  }
}
