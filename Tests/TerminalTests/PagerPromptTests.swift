import Testing

/// Long answers at the prompt of the real program go through a pager, which asks on the same terminal.
@Suite struct PagerPromptTests {
  private func start(_ pager: String, rows: Int) throws -> PseudoTerminal {
    let folder = try TemporaryFolder.make()
    let terminal = try PseudoTerminal(
      "nn",
      environment: ["XDG_STATE_HOME": folder, "HOME": folder, "NN_PAGER": pager, "TERM": "xterm"],
      columns: 100, rows: rows)
    try terminal.wait(forPrompt: "nn[1]>")
    return terminal
  }

  /// It has the terminal as a shell would give it: a line is read when Enter is pressed, and echoed.
  @Test func aPagerReadsTheTerminalAndGivesItBack() throws {
    let terminal = try start(
      "tail -n 2; printf 'more? '; read answer </dev/tty; echo got $answer", rows: 24)
    terminal.send("help layer\n")
    try terminal.wait("the question") {
      $0.allLines.contains { $0.hasSuffix("more? ") || $0.hasSuffix("more?") }
    }
    terminal.send("yes\n")
    try terminal.wait(forPrompt: "nn[2]>")
    #expect(terminal.screen.allLines.suffix(3).prefix(2) == ["more? yes", "got yes"])
    terminal.send("print 1 + 1\n")
    try terminal.wait(forPrompt: "nn[3]>")
    #expect(terminal.screen.allLines.contains("2"))
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }

  /// One process shows the last line and then reads the terminal: a shell between would have its own view
  /// of an interrupt.
  @Test func anInterruptEndsThePagerAlone() throws {
    let terminal = try start("exec sed -un '$p;$r /dev/tty'", rows: 24)
    terminal.send("help layer\n")
    try terminal.wait("the pager") {
      $0.allLines.contains { $0.hasPrefix("      transformer HEADS") }
    }
    terminal.send(Keys.interrupt)
    try terminal.wait(forPrompt: "nn[2]>")
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func whatFitsIsShownAtOnce() throws {
    let terminal = try start("echo paged", rows: 24)
    terminal.send("help undo\n")
    try terminal.wait(forPrompt: "nn[2]>")
    #expect(!terminal.screen.allLines.contains("paged"))
    #expect(terminal.screen.allLines.contains { $0.hasPrefix("undo") })
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }
}
