import Glibc
import Testing

/// What keys and signals do while a cell runs and when the program ends, in a real terminal.
@Suite(.serialized) struct PromptSignalTests {
  @Test func ctrlCEndsTheCellAndKeepsTheSession() throws {
    let session = try PromptSession()
    session.terminal.send("slow 1000\n")
    try session.terminal.wait(for: "left")
    session.terminal.send(Keys.interrupt)
    try session.terminal.wait(forPrompt: "nn[2]>", within: 2)
    let lines = session.terminal.screen.allLines
    #expect(lines.count == 4)
    #expect(
      lines[2].hasPrefix("epoch ") && lines[2].contains("/1000 ") && !lines[2].contains("left"))
    try session.type("ok\n", shows: ["2: ok", "nn[3]>"])
  }

  @Test func twoHundredInterrupts() throws {
    let session = try PromptSession()
    session.terminal.send("slow 100000\n")
    try session.terminal.wait(for: "left")
    for _ in 1...200 {
      session.terminal.signal(SIGINT)
      usleep(500)
    }
    try session.terminal.wait(forPrompt: "nn[2]>")
    try session.type("ok\n", shows: ["2: ok", "nn[3]>"])
  }

  @Test(arguments: [false, true])
  func theLiveLineFitsAnyWindow(rewraps: Bool) throws {
    let session = try PromptSession(columns: 100)
    session.terminal.send("slow 100000\n")
    try session.terminal.wait(for: "left")
    for columns in [40, 120, 24, 80, 200, 20, 60] {
      session.terminal.resize(columns: columns, rows: 24, rewraps: rewraps)
      let before = session.terminal.written.utf8.count
      try session.terminal.wait("another drawing") { _ in
        session.terminal.written.utf8.count > before + 200
      }
    }
    session.terminal.send(Keys.interrupt)
    try session.terminal.wait(forPrompt: "nn[2]>")
    let lines = session.terminal.screen.allLines
    #expect(!lines.contains { $0.contains("left") })
    #expect(lines.count { $0.hasPrefix("epoch ") } == 1)
  }

  @Test func aNewSizeWhileACellRunsHoldsForTheNextLine() throws {
    let session = try PromptSession(columns: 60)
    session.terminal.send("slow 30\n")
    try session.terminal.wait(for: "left")
    session.terminal.resize(columns: 30, rows: 20)
    try session.terminal.wait(forPrompt: "nn[2]>")
    let text = String(repeating: "0123456789", count: 5)
    try session.type(text, shows: ["nn[2]> " + text.prefix(23), String(text.dropFirst(23))])
    session.terminal.send(Keys.home + "x")
    try session.terminal.wait("the cursor in the first row") {
      $0.cursorLine == "nn[2]> x" + text.prefix(22) && $0.cursor.column == 8
    }
    try session.type("\n", shows: ["2: x" + text.prefix(26), String(text.dropFirst(26)), "nn[3]>"])
  }

  @Test func whatIsTypedAheadIsKeptAndNotShown() throws {
    let session = try PromptSession()
    session.terminal.send("slow 30\n")
    try session.terminal.wait(for: "left")
    session.terminal.send("ahead")
    try session.terminal.wait(forPrompt: "nn[2]> ahead")
    #expect(session.terminal.screen.allLines.filter { $0.contains("ahead") }.count == 1)
    try session.type("\n", shows: ["2: ahead", "nn[3]>"])
  }

  @Test func historyIsWrittenBeforeTheCellRuns() throws {
    let session = try PromptSession()
    session.terminal.send("slow 1000\n")
    try session.terminal.wait(for: "left")
    session.terminal.signal(SIGKILL)
    #expect(try session.terminal.exitStatus() == 128 + SIGKILL)
    #expect(session.historyText == "slow 1000\n")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGQUIT])
  func theTerminalIsBroughtBack(_ signal: Int32) throws {
    let session = try PromptSession()
    #expect(!session.terminal.isCooked)
    #expect(session.terminal.screen.marksPaste)
    session.terminal.signal(signal)
    #expect(try session.terminal.exitStatus() == 128 + signal)
    #expect(session.terminal.isCooked)
    #expect(!session.terminal.screen.marksPaste)
  }

  @Test func aCrashInACellBringsTheTerminalBack() throws {
    let session = try PromptSession()
    session.terminal.send("crash\n")
    #expect(try session.terminal.exitStatus() == 128 + SIGSEGV)
    #expect(session.terminal.isCooked)
  }

  @Test func theEndOfTheTerminalEndsTheProgram() throws {
    let session = try PromptSession()
    session.terminal.send("abc")
    session.terminal.hangUp()
    #expect(try session.terminal.exitStatus() == 128 + SIGHUP)
  }

  /// A shell that stops and continues jobs.
  private func shell() throws -> PseudoTerminal {
    let folder = try TemporaryFolder.make()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["HOME": folder, "XDG_STATE_HOME": folder, "PS1": "$ "], columns: 120)
    try shell.wait(forPrompt: "$")
    return shell
  }

  /// A script has no prompt that holds Ctrl-Z; its live line goes before the shell writes.
  @Test func ctrlZStopsAScript() throws {
    let shell = try shell()
    let script = "data moons; layer dense 8; layer dense out; train epochs 1000000000"
    shell.send(PseudoTerminal.products + "nn -c '\(script)'\n")
    for _ in 1...2 {
      try shell.wait(for: " left")
      shell.send(Keys.suspend)
      try shell.wait(forPrompt: "$")
      #expect(!shell.screen.lines.contains { $0.contains(" left") })
      shell.send("fg\n")
    }
    try shell.wait(for: " left")
    shell.send(Keys.interrupt)
    try shell.wait(forPrompt: "$")
    shell.send("echo status $?\n")
    try shell.wait(for: "status 130")
  }

  @Test func ctrlZStopsAndFgGoesOn() throws {
    let shell = try shell()
    shell.send(PseudoTerminal.products + "PromptHost\n")
    try shell.wait(forPrompt: "nn[1]>")
    shell.send("ab")
    try shell.wait(forPrompt: "nn[1]> ab")
    shell.send(Keys.suspend)
    try shell.wait(forPrompt: "$")
    #expect(shell.screen.lines.contains { $0.contains("Stopped") })
    shell.send("fg\n")
    try shell.wait(forPrompt: "nn[1]> ab")
    shell.send("c\n")
    try shell.wait(for: "1: abc")
    shell.send("slow 100000\n")
    try shell.wait(for: "left")
    shell.send(Keys.suspend)
    try shell.wait(forPrompt: "$")
    #expect(!shell.screen.lines.contains { $0.contains("left") })
    shell.send("echo $((40 + 2))\n")
    try shell.wait(for: "42")
    shell.send("fg\n")
    try shell.wait("a live line again") { $0.cursorLine.contains("left") }
    shell.send(Keys.interrupt)
    try shell.wait(forPrompt: "nn[3]>")
    shell.send("quit 0\n")
    try shell.wait(forPrompt: "$")
  }
}
