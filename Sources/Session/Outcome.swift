package import Diagnostics

/// How a text ended.
package enum Outcome: Sendable {
  case finished
  /// A statement failed, and left the session as it was before it.
  case failed(Diagnostic)
  /// Ctrl-C; what the statement had done is kept.
  case interrupted
  /// Training met a loss that is not finite; the last finite weights are kept.
  case diverged
  /// `quit`.
  case quit(Int)

  /// The exit status of a script that ended so.
  package var status: Int {
    switch self {
    case .finished: 0
    case .failed(let diagnostic): diagnostic.stage == .parse ? 2 : 1
    case .interrupted: 130
    case .diverged: 1
    case .quit(let status): status
    }
  }
}
