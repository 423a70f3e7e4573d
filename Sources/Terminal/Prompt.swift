import Glibc
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

  /// A prompt on this program's standard streams: an editor with history where the terminal allows,
  /// else plain lines.
  package convenience init(evaluator: any Evaluator, settings: OutputSettings) {
    Signals.install()
    let editor = settings.canEdit ? LineReader(evaluator: evaluator, settings: settings) : nil
    self.init(
      source: editor ?? PlainLineReader(isComplete: evaluator.isComplete), evaluator: evaluator,
      renderer: settings.renderer(pages: true))
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
    return runner.run(Cell(number: number, text: text))
  }
}

extension LineReader {
  /// A reader with the person's history; `nil` where the terminal cannot be edited on.
  fileprivate convenience init?(evaluator: any Evaluator, settings: OutputSettings) {
    let output = StyledOutput(DescriptorOutput.standardOutput, settings: settings)
    self.init(
      history: History(file: HistoryFile(environment: settings.environment)), style: output.style,
      isComplete: evaluator.isComplete)
  }
}

extension OutputSettings {
  /// Standard input and output are a terminal that knows more than lines.
  fileprivate var canEdit: Bool {
    let terminal = environment("TERM") ?? ""
    return !isPlain && !terminal.isEmpty && terminal != "dumb"
      && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }
}
