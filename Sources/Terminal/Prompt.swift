package import Diagnostics
import Glibc
package import Rendering
import Reports
package import Session

/// The conversation: reads a cell, runs it, shows what it says, and so on until the person leaves.
package final class Prompt {
  /// What stands above the first prompt.
  package static let banner = "Neurite 0.1 · type help · Ctrl-D leaves"

  private let source: any LineSource
  private let runner: CellRunner
  private let renderer: any Renderer
  private let evaluator: any Evaluator
  private let rescue: RescueFolder?
  private let corrected: (Diagnostic, String) -> String?
  private var number = 1
  /// The last cell as it should have been.
  private var suggestion: String?

  /// With a rescue folder, what a session left there is offered, and a signal that ends this one leaves
  /// its networks there. `corrected` gives the text of a cell that failed as it should have been, where
  /// that is sure; the next prompt suggests it.
  package init(
    source: any LineSource, evaluator: any Evaluator, renderer: any Renderer,
    rescue: RescueFolder? = nil,
    corrected: @escaping (Diagnostic, String) -> String? = { $0.corrected($1) }
  ) {
    self.source = source
    self.evaluator = evaluator
    self.renderer = renderer
    self.rescue = rescue
    self.corrected = corrected
    runner = CellRunner(evaluator, renderer: renderer)
  }

  /// A prompt on this program's standard streams: an editor with history where the terminal allows,
  /// else plain lines. The assistant helps in the editor.
  package convenience init(
    evaluator: any Evaluator, settings: OutputSettings, assistant: (any LineAssistant)? = nil,
    corrected: @escaping (Diagnostic, String) -> String? = { $0.corrected($1) }
  ) {
    Signals.install()
    let editor =
      settings.canEdit
      ? LineReader(evaluator: evaluator, settings: settings, assistant: assistant) : nil
    self.init(
      source: editor ?? PlainLineReader(isComplete: evaluator.isComplete), evaluator: evaluator,
      renderer: settings.conversationRenderer,
      rescue: RescueFolder(environment: settings.environment), corrected: corrected)
  }

  /// Comes back with the exit status when the person leaves.
  package func run() -> Int32 {
    renderer.show(.text(Self.banner))
    for offer in rescue?.takeOffers() ?? [] { renderer.show(.text(offer)) }
    while true {
      if let signal = Signals.ending { return leave(signal) }
      // A mistake is mended first; then the lesson goes on.
      let next = suggestion == nil ? evaluator.nextCell : nil
      let read = source.read(prompt: "nn[\(number)]> ", suggestion: suggestion ?? next)
      suggestion = nil
      switch read {
      case .text(let typed):
        let isEmpty = typed.allSatisfy(\.isWhitespace)
        let text = isEmpty ? next ?? "" : Transcript.cell(in: typed)
        if case .quit(let status) = run(text) { return status }
      case .interrupted: continue
      case .end:
        if let signal = Signals.ending { return leave(signal) }
        return TerminalMode.isGone ? leave(SIGHUP) : 0
      }
    }
  }

  /// A signal ends the program: what was learnt is kept for the next start.
  private func leave(_ signal: Int32) -> Int32 {
    if let rescue { evaluator.rescue(to: rescue) }
    return 128 + signal
  }

  private func run(_ text: String) -> CellEnd {
    guard !text.allSatisfy(\.isWhitespace) else { return .done }
    source.remember(text)
    defer { number += 1 }
    let (end, failure) = runner.run(Cell(number: number, text: text))
    suggestion = failure.flatMap { corrected($0, text) }
    return end
  }
}

extension LineReader {
  /// A reader with the person's history; `nil` where the terminal cannot be edited on.
  fileprivate convenience init?(
    evaluator: any Evaluator, settings: OutputSettings, assistant: (any LineAssistant)?
  ) {
    let output = StyledOutput(DescriptorOutput.standardOutput, settings: settings)
    self.init(
      history: History(file: HistoryFile(environment: settings.environment)), style: output.style,
      assistant: assistant, isComplete: evaluator.isComplete)
  }
}

extension OutputSettings {
  /// The renderer for standard output, with pictures where the terminal takes them.
  fileprivate var conversationRenderer: any Renderer {
    let renderer = renderer(pages: true, lending: TerminalMode.lent)
    let output = DescriptorOutput.standardOutput
    guard canEdit, StyledOutput(output, settings: self).style.colour != .none else {
      return renderer
    }
    let question = PictureQuestion(environment: environment)
    return PictureRenderer(renderer, output: output) { question.terminal() }
  }

  /// Standard input and output are a terminal that knows more than lines.
  fileprivate var canEdit: Bool {
    let terminal = environment("TERM") ?? ""
    return !isPlain && !terminal.isEmpty && terminal != "dumb"
      && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }
}
