import CEditLine
import Glibc
package import Rendering
package import Session

/// Edits cells on a terminal with libedit: a block of several lines is one buffer and one entry of
/// history.
///
/// It belongs to the thread that made it. Everything modern happens in `nextLetter`, which libedit
/// calls for every letter: what is drawn over the block, signals, output that came meanwhile.
package final class LineReader: LineSource {
  let editor: OpaquePointer
  let history: History
  let input = InputReader(STDIN_FILENO)
  let output: any TextOutput
  let paint: Paint
  let isComplete: (String) -> Bool
  let assistant: (any LineAssistant)?
  var recall: HistoryRecall?
  /// A text that is offered before anything is typed.
  var suggestion: String?
  /// What the last drawing offered, and whether it still stands on the screen.
  var ghost: GhostText?
  var showsGhost = false
  /// The first row that is shown of a block taller than the screen.
  var firstRow: Int?
  /// The text as Tab left it, to know a second one.
  var tabbed: String?
  /// Full rows are broken by the editor, not by the terminal.
  private(set) var breaksRows = false
  var wasInterrupted = false
  /// The prompt's columns, which is how far the lines of a block are set in.
  var margin = 0
  private(set) var continuationMark: String
  private(set) var promptText = ""
  private var prompt: UnsafeMutablePointer<CChar>?

  /// Takes over standard input and output; `nil` where they are no terminal that can be edited on.
  /// `isComplete` says whether a text can run or asks for more lines; the assistant colours,
  /// completes and foresees what is typed.
  package init?(
    history: History, style: OutputStyle, output: any TextOutput = DescriptorOutput.standardOutput,
    assistant: (any LineAssistant)? = nil, isComplete: @escaping (String) -> Bool
  ) {
    guard cel_use_utf8() else { return nil }
    TerminalMode.guardAgainstExit()
    guard let editor = cel_open("nn") else { return nil }
    self.editor = editor
    self.history = history
    self.output = output
    self.assistant = assistant
    self.isComplete = isComplete
    paint = Paint(style)
    Signals.holdSuspend()
    continuationMark = style.isUnicode ? "···> " : "...> "
    configure()
  }

  deinit {
    cel_set_flag(editor, EL_EDITMODE, 0)  // else what is typed ahead is thrown away
    el_end(editor)
    free(prompt)
  }

  package func read(prompt text: String, suggestion: String?) -> LineRead {
    show(prompt: text)
    self.suggestion = suggestion
    (recall, tabbed, ghost, firstRow) = (nil, nil, nil, nil)
    wasInterrupted = false
    _ = Signals.take()
    el_resize(editor)  // the window may have changed while a cell ran
    cel_set_flag(editor, EL_PREP_TERM, 1)  // before the prompt invites to type
    output.write(CursorPath.pasteMarksOn)
    defer { output.write(CursorPath.pasteMarksOff + (breakRows(false) ? Escape.wrapOn : "")) }
    var count: Int32 = 0
    let line = el_gets(editor, &count)
    guard let line, count > 0 else {
      output.write(wasInterrupted ? "^C\n" : "\n")
      return wasInterrupted ? .interrupted : .end
    }
    var buffer = String(cString: line)
    if buffer.hasSuffix("\n") { buffer.removeLast() }
    return .text(EditedBlock(buffer, cursor: 0, margin: margin).text)
  }

  /// Prepares for letters that come into the block. Where a wide letter ends a row, libedit mistakes
  /// the way the terminal goes on from there; a block with one has its rows broken by libedit.
  func prepare(for letters: some Sequence<Unicode.Scalar>) {
    guard !breaksRows, letters.contains(where: { BlockLayout.width(of: $0) == 2 }) else { return }
    if breakRows(true) { output.write(Escape.wrapOff) }
  }

  /// Who breaks full rows; false where nothing changes.
  private func breakRows(_ breaks: Bool) -> Bool {
    guard breaks != breaksRows, !breaks || cel_wraps(editor) else { return false }
    breaksRows = breaks
    cel_set_wraps(editor, !breaks)
    return true
  }

  package func remember(_ text: String) { history.add(text) }

  /// The reader that an editor calls back.
  static func of(_ editor: OpaquePointer?) -> LineReader? {
    guard let editor, let client = cel_client(editor) else { return nil }
    return Unmanaged<LineReader>.fromOpaque(client).takeUnretainedValue()
  }

  private func configure() {
    cel_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    cel_set_flag(editor, EL_SIGNAL, 0)
    cel_set_text(editor, EL_EDITOR, "emacs")
    cel_settle_modes(editor)
    cel_set_prompt(editor) { LineReader.of($0)?.prompt }
    cel_set_reader(editor) { editor, letter in
      guard let reader = LineReader.of(editor), let letter else { return -1 }
      return reader.nextLetter(into: letter)
    }
    EditorKeys.add(to: editor)
    let configuration = EditorConfiguration(environment: Environment.variable)
    configuration.chooseMode(of: editor)
    EditorKeys.bind(in: editor)
    configuration.apply(to: editor)
  }

  /// The escapes stand between marks, which take no column; the last one before the final blank,
  /// because libedit loses one at the very end.
  private func show(prompt text: String) {
    promptText = text
    margin = DisplayWidth.of(text)
    let (start, end) = paint.escapes(.prompt)
    let mark = "\u{1}"
    let marked =
      start.isEmpty ? text : mark + start + mark + text.dropLast() + mark + end + mark + " "
    free(prompt)
    prompt = strdup(marked)
  }
}
