import Diagnostics
import Rendering
import Reports
import Synchronization
import Terminal
import Testing

@Suite struct PromptTests {
  /// Gives what a test wrote down, and keeps what the prompt asked and remembered.
  final class ScriptedSource: LineSource {
    var reads: [LineRead]
    var prompts: [String] = []
    var suggestions: [String?] = []
    var remembered: [String] = []
    init(_ reads: [LineRead]) { self.reads = reads }

    func read(prompt: String, suggestion: String?) -> LineRead {
      prompts.append(prompt)
      suggestions.append(suggestion)
      return reads.isEmpty ? .end : reads.removeFirst()
    }
    func remember(_ text: String) { remembered.append(text) }
  }

  /// Shows a cell back; `fail` fails and `quit` leaves with 7.
  final class EchoEvaluator: Evaluator {
    let cells = Mutex<[Cell]>([])

    func isComplete(_ text: String) -> Bool { true }
    func interrupt() {}
    func start(_ cell: Cell, emit: @escaping @Sendable (CellEvent) -> Void) {
      cells.withLock { $0.append(cell) }
      if cell.text == "fail" {
        emit(.failure(Diagnostic("test", "no")))
        emit(.finished(.failed))
      } else if cell.text == "quit" {
        emit(.finished(.quit(status: 7)))
      } else {
        emit(.report(.text("= " + cell.text)))
        emit(.finished(.done))
      }
    }
  }

  private let results = MemoryOutput()
  private let notices = MemoryOutput()
  private let evaluator = EchoEvaluator()

  /// The prompts that were shown, what was remembered, and the exit status.
  private func talk(_ reads: [LineRead]) -> (prompts: [String], remembered: [String], status: Int32)
  {
    Signals.install()
    let source = ScriptedSource(reads)
    let renderer = OutputSettings().renderer(results: results, notices: notices)
    let status = Prompt(source: source, evaluator: evaluator, renderer: renderer).run()
    return (source.prompts, source.remembered, status)
  }

  @Test func cellsAreNumberedAndRemembered() {
    let talk = talk([
      .text("a"), .text("  "), .interrupted, .text("fail"), .text("nn[1]> b\n ···> c"),
    ])
    #expect(talk.prompts == ["nn[1]> ", "nn[2]> ", "nn[2]> ", "nn[2]> ", "nn[3]> ", "nn[4]> "])
    #expect(talk.remembered == ["a", "fail", "b\nc"])
    #expect(talk.status == 0)
    #expect(evaluator.cells.withLock { $0 }.map(\.number) == [1, 2, 3])
    #expect(results.text == "Neurite 0.1 · type help · Ctrl-D leaves\n= a\n= b\nc\n")
    #expect(notices.text == "error: no\n")
  }

  @Test func aMistakeIsSuggestedAsItShouldHaveBeenOnce() {
    Signals.install()
    let source = ScriptedSource([.text("fail"), .interrupted, .text("a"), .text("fail")])
    let renderer = OutputSettings().renderer(results: results, notices: notices)
    let prompt = Prompt(source: source, evaluator: evaluator, renderer: renderer) {
      "\($0.message): \($1)"
    }
    #expect(prompt.run() == 0)
    #expect(source.suggestions == [nil, "no: fail", nil, nil, "no: fail"])
  }

  @Test func quitLeavesWithItsStatus() {
    let talk = talk([.text("a"), .text("quit"), .text("b")])
    #expect(talk.status == 7)
    #expect(talk.remembered == ["a", "quit"])
  }
}
