import Synchronization

/// Keeps what is written: for tests, and for output that becomes part of a page.
package final class MemoryOutput: TextOutput {
  package let isTerminal: Bool
  private let size: Mutex<(width: Int?, height: Int?)>
  private let written = Mutex("")

  /// A pipe, or a terminal where there is a width.
  package init(terminalWidth: Int? = nil, terminalHeight: Int? = nil) {
    isTerminal = terminalWidth != nil
    size = Mutex((terminalWidth, terminalHeight))
  }

  package var terminalWidth: Int? { size.withLock { $0.width } }
  package var terminalHeight: Int? { size.withLock { $0.height } }

  /// Gives the window another size.
  package func resize(width: Int, height: Int) { size.withLock { $0 = (width, height) } }

  /// All that was written so far.
  package var text: String { written.withLock { $0 } }

  package func write(_ text: String) { written.withLock { $0 += text } }
}
