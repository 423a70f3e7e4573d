import CEditLine
import Glibc

/// How the terminal treats what is typed.
package enum TerminalMode {
  /// Has the terminal brought back as it is now when the program ends, whatever ends it.
  package static func guardAgainstExit() { cel_terminal_guard(STDIN_FILENO) }

  /// The terminal of standard input has been taken away, as when its window is closed.
  static var isGone: Bool { isatty(STDIN_FILENO) == 0 && errno == EIO }

  /// Gives the terminal, as it was at first, to another program while `use` runs.
  package static func lent(to use: () -> Void) {
    cel_terminal_lend()
    use()
    cel_terminal_take_back()
  }
}
