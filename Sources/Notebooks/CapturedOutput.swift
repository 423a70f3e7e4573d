import Rendering
package import Reports
import Synchronization

/// Collects the results of statements as the plain lines that a pipe would get.
package final class CapturedOutput: Sendable {
  private let text = CapturedText()
  private let renderer: PlainRenderer
  private let keepsFigures: Bool
  private let figures = Mutex<[Figure]>([])

  /// With `keepsFigures` they are no part of the lines, but given apart.
  package init(keepsFigures: Bool = false) {
    self.keepsFigures = keepsFigures
    let plain = OutputSettings(colour: .never, isPlain: true) { _ in nil }
    renderer = PlainRenderer(
      results: StyledOutput(text, settings: plain),
      notices: StyledOutput(CapturedText(), settings: plain))
  }

  package func show(_ report: Report) {
    if keepsFigures, case .figure(let figure) = report {
      figures.withLock { $0.append(figure) }
    } else {
      renderer.show(report)
    }
  }

  /// The figures since the last call.
  package func takeFigures() -> [Figure] {
    figures.withLock { figures in
      defer { figures = [] }
      return figures
    }
  }

  /// The lines since the last call.
  package func takeLines() -> [String] {
    var lines = text.take().split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// An output in memory.
final class CapturedText: TextOutput {
  private let text = Mutex("")

  var terminalWidth: Int? { nil }
  var isTerminal: Bool { false }

  func write(_ more: String) { text.withLock { $0 += more } }

  func take() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
}
