import Rendering
import Synchronization

/// Two outputs in memory and a clock that a test moves.
struct StreamRecorder {
  let results: MemoryOutput
  let notices: MemoryOutput
  let renderer: any Renderer
  private let clock = Clock()

  final class Clock: Sendable {
    private let time = Mutex(0.0)
    var seconds: Double { time.withLock { $0 } }
    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
  }

  init(resultsWidth: Int? = nil, noticesWidth: Int? = nil) {
    results = MemoryOutput(terminalWidth: resultsWidth)
    notices = MemoryOutput(terminalWidth: noticesWidth)
    let settings = OutputSettings(colour: .never) { $0 == "TERM" ? "xterm" : nil }
    let clock = clock
    renderer = settings.renderer(results: results, notices: notices, now: { clock.seconds })
  }

  func advance(by seconds: Double) { clock.advance(by: seconds) }
}
