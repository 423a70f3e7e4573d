import Glibc
import Testing

/// A prompt in a terminal of its own, with a history of its own.
struct PromptSession {
  let terminal: PseudoTerminal
  let folder: String

  init(
    environment: [String: String] = [:], history: [String] = [], editrc: String? = nil,
    columns: Int = 80, rows: Int = 24
  ) throws {
    folder = try TemporaryFolder.make()
    if !history.isEmpty {
      mkdir(folder + "/neurite", 0o700)
      TemporaryFolder.write(history.map { $0 + "\n" }.joined(), to: folder + "/neurite/history")
    }
    if let editrc { TemporaryFolder.write(editrc, to: folder + "/.editrc") }
    let own = ["XDG_STATE_HOME": folder, "HOME": folder].merging(environment) { $1 }
    terminal = try PseudoTerminal(
      "PromptHost", environment: own, columns: columns, rows: rows)
    try terminal.wait(forPrompt: "nn[1]>")
  }

  /// Types, and waits until these are the last lines shown below the banner.
  func type(
    _ keys: String, shows lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    terminal.send(keys)
    do {
      try terminal.wait("\(lines)") {
        Array($0.allLines.dropFirst().suffix(lines.count)) == lines
      }
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
      throw error
    }
  }

  var historyText: String { TemporaryFolder.read(folder + "/neurite/history") }
}

enum Keys {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let back = "\u{7F}"
  static let delete = "\u{1B}[3~"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let interrupt = "\u{3}"
  static let leave = "\u{4}"
  static let clear = "\u{C}"
  static let search = "\u{12}"
  static let suspend = "\u{1A}"

  static func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
