import Glibc
package import Rendering

/// Reads cells as plain lines, where a terminal cannot be edited on (`TERM=dumb`, `--plain`) or
/// there is none. A prompt is shown only to a terminal.
package final class PlainLineReader: LineSource {
  private let input = InputReader(STDIN_FILENO)
  private let output: any TextOutput
  private let isComplete: (String) -> Bool
  private let showsPrompt: Bool

  package init(
    output: any TextOutput = DescriptorOutput.standardOutput,
    isComplete: @escaping (String) -> Bool
  ) {
    self.output = output
    self.isComplete = isComplete
    showsPrompt = isatty(STDIN_FILENO) == 1 && output.isTerminal
  }

  package func read(prompt: String, suggestion: String?) -> LineRead {
    var lines: [String] = []
    let margin = String(repeating: " ", count: max(DisplayWidth.of(prompt) - 5, 0))
    _ = Signals.take()
    while true {
      if showsPrompt { output.write(lines.isEmpty ? prompt : margin + "...> ") }
      switch line() {
      case .text(let line):
        lines.append(line)
        let text = lines.joined(separator: "\n")
        if isComplete(Transcript.cell(in: text)) { return .text(text) }
      case .end where !lines.isEmpty && Signals.ending == nil:
        return .text(lines.joined(separator: "\n"))
      case let other:
        if showsPrompt { output.write("\n") }
        return other
      }
    }
  }

  package func remember(_ text: String) {}

  private func line() -> LineRead {
    var line = String.UnicodeScalarView()
    while true {
      switch input.next() {
      case .letter("\n"): return .text(String(line))
      case .letter(let letter): line.append(letter)
      case .woken:
        if Signals.ending != nil { return .end }
        if Signals.take().interrupt { return .interrupted }
      case .timeout: continue
      case .end: return line.isEmpty ? .end : .text(String(line))
      }
    }
  }
}
