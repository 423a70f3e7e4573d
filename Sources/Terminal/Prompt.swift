package import Rendering
import Reports

/// The conversation: reads a cell, runs it, shows what it says, and so on until the person leaves.
package final class Prompt {
  /// What stands above the first prompt.
  package static let banner = "Neurite 0.1 · type help · Ctrl-D leaves"

  private let source: any LineSource
  private let runner: CellRunner
  private let renderer: any Renderer
  private var number = 1

  package init(source: any LineSource, evaluator: any Evaluator, renderer: any Renderer) {
    self.source = source
    self.renderer = renderer
    runner = CellRunner(evaluator, renderer: renderer)
  }

  /// Comes back with the exit status when the person leaves.
  package func run() -> Int32 {
    renderer.show(.text(Self.banner))
    while true {
      switch source.read(prompt: "nn[\(number)]> ") {
      case .text(let typed):
        if case .quit(let status) = run(Transcript.cell(in: typed)) { return status }
      case .interrupted: continue
      case .end: return 0
      }
    }
  }

  private func run(_ text: String) -> CellEnd {
    guard !text.allSatisfy(\.isWhitespace) else { return .done }
    source.remember(text)
    defer { number += 1 }
    TerminalMode.hideTyping()
    defer { TerminalMode.showTyping() }
    return runner.run(Cell(number: number, text: text), resumed: TerminalMode.hideTyping)
  }
}
