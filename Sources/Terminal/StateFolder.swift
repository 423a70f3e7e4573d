import Glibc

/// Where the program keeps what outlives a session.
enum StateFolder {
  /// `$XDG_STATE_HOME/neurite`, by default `~/.local/state/neurite`; none without a home.
  static func path(environment: (String) -> String?) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/neurite" }
    guard let home = environment("HOME"), !home.isEmpty else { return nil }
    return home + "/.local/state/neurite"
  }

  /// Makes a folder and those above it, for the person alone.
  static func make(_ path: String) {
    var end = path.startIndex
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
    mkdir(path, 0o700)
  }
}
