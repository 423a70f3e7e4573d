import Glibc
import Testing

/// `edit` with an editor of the person's own, on a terminal.
@Suite(.serialized) struct ExternalEditorTests {
  private func start(editor: String, visual: String = "") throws -> PseudoTerminal {
    let folder = try TemporaryFolder.make()
    let terminal = try PseudoTerminal(
      "nn",
      environment: [
        "XDG_STATE_HOME": folder, "HOME": folder, "EDITOR": editor, "VISUAL": visual,
        "TMPDIR": folder,
      ], columns: 120, rows: 40)
    try terminal.wait(forPrompt: "nn[1]>", within: 60)
    terminal.send("print 1\n")
    try terminal.wait(forPrompt: "nn[2]>", within: 60)
    return terminal
  }

  @Test func runsWhatTheEditorSaved() throws {
    let terminal = try start(editor: "false", visual: "sed -i s/1/12/")
    terminal.send("edit 1\n")
    try terminal.wait(forPrompt: "nn[3]>", within: 60)
    #expect(terminal.screen.allLines.contains("12"))
    terminal.send("history 1\n")
    try terminal.wait(forPrompt: "nn[4]>", within: 60)
    #expect(terminal.screen.allLines.contains("nn[2]> print 12"))
  }

  @Test func runsNothingWhereItFailed() throws {
    let terminal = try start(editor: "sed -i s/1/12/ \"$1\"; false")
    terminal.send("edit 1\n")
    try terminal.wait(forPrompt: "nn[3]>", within: 60)
    #expect(terminal.screen.allLines.contains("nothing was changed, and nothing runs"))
    #expect(!terminal.screen.allLines.contains("12"))
  }

  @Test func namesAnEditorThatIsNotThere() throws {
    let terminal = try start(editor: "no-such-editor-at-all")
    terminal.send("edit\n")
    try terminal.wait(forPrompt: "nn[3]>", within: 60)
    #expect(
      terminal.screen.allLines.contains { $0.contains("'no-such-editor-at-all' is not there") })
  }

  /// The editor has the terminal as a shell gives it; Ctrl-C in it is not for the cell.
  @Test func hasTheTerminalToItself() throws {
    let terminal = try start(
      editor:
        "sh -c 'trap : INT; echo editing; read line; echo \"print \\\"$line\\\"\" > \"$1\"' sh")
    terminal.send("edit 1\n")
    try terminal.wait(for: "editing", within: 60)
    #expect(terminal.isCooked)
    terminal.send("hello\n")
    try terminal.wait(forPrompt: "nn[3]>", within: 60)
    #expect(terminal.screen.allLines.filter { $0 == "hello" }.count == 2)
    terminal.send("print 7\n")
    try terminal.wait(forPrompt: "nn[4]>", within: 60)
    #expect(terminal.screen.allLines.contains("7"))
  }

  @Test func aSignalEndsTheEditorToo() throws {
    let terminal = try start(editor: "sh -c 'echo editing; sleep 100' sh")
    terminal.send("edit 1\n")
    try terminal.wait(for: "editing", within: 60)
    terminal.signal(SIGTERM)
    #expect(try terminal.exitStatus(within: 60) == 128 + SIGTERM)
  }
}
