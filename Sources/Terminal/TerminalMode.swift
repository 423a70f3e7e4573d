import CEditLine
import Glibc

/// How the terminal treats what is typed.
package enum TerminalMode {
  /// Has the terminal brought back as it is now when the program ends, whatever ends it.
  package static func guardAgainstExit() { cel_terminal_guard(STDIN_FILENO) }

  /// While a cell runs, what is typed would be shown in the middle of its output; it is kept for
  /// the next prompt instead.
  static func hideTyping() { cel_terminal_echo(STDIN_FILENO, false) }
  static func showTyping() { cel_terminal_echo(STDIN_FILENO, true) }
}
