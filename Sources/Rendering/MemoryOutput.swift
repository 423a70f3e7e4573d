import Synchronization

/// Keeps what is written: for tests, and for output that becomes part of a page.
package final class MemoryOutput: TextOutput {
  package let isTerminal: Bool
  package let terminalWidth: Int?
  private let written = Mutex("")

  /// A pipe, or a terminal where there is a width.
  package init(terminalWidth: Int? = nil) {
    isTerminal = terminalWidth != nil
    self.terminalWidth = terminalWidth
  }

  /// All that was written so far.
  package var text: String { written.withLock { $0 } }

  package func write(_ text: String) { written.withLock { $0 += text } }
}
