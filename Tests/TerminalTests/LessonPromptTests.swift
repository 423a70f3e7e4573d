import Testing

/// A lesson in the real program on a terminal: Enter on an empty line goes on.
@Suite struct LessonPromptTests {
  private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let folder = try TemporaryFolder.make()
    let own = ["XDG_STATE_HOME": folder, "HOME": folder].merging(environment) { $1 }
    let terminal = try PseudoTerminal("nn", environment: own, columns: 80, rows: 60)
    try terminal.wait(forPrompt: "nn[1]>")
    return terminal
  }

  @Test func enterRunsTheNextCell() throws {
    let terminal = try start()
    terminal.send("\n")
    terminal.settle()
    #expect(terminal.screen.allLines.last?.hasPrefix("nn[1]>") == true)
    terminal.send("tutorial 1\n")
    try terminal.wait(for: "Enter on an empty line runs this")
    // The next cell stands in grey behind the prompt.
    try terminal.wait(for: "nn[2]> data housing features area ⏎ split test 0 ⏎ head 4")
    terminal.send("\n")
    try terminal.wait(for: "housing: 2925 rows")
    try terminal.wait(for: "nn[3]> plot data")
    // What is typed in between runs as ever, and a mistake is mended first.
    terminal.send("trian\n")
    try terminal.wait(for: "nn[4]> train")
    terminal.send("\n")
    try terminal.wait(for: "nn[4]> plot data")
    terminal.send("head 1\n")
    try terminal.wait(for: "nn[5]> plot data")
    terminal.send("\n")
    try terminal.wait(for: "A guess by hand")
    terminal.send("history\n")
    try terminal.wait(for: "nn[2]> data housing features area")
    terminal.send("tutorial close\n")
    try terminal.wait(for: "lesson 1 is closed")
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }

  /// The mistake that a cell shows comes before what the lesson says about it.
  @Test func aMistakeIsShownBeforeTheLessonGoesOn() throws {
    let terminal = try start()
    terminal.send("tutorial 12\n")
    try terminal.wait(for: "Enter on an empty line runs this")
    for number in 3...5 {
      terminal.send("\n")
      try terminal.wait(forPrompt: "nn[\(number)]>")
    }
    let lines = terminal.screen.allLines
    let mistake = lines.firstIndex { $0.contains("error: the output goes through softmax twice") }
    let heading = lines.firstIndex { $0.contains("The dictionary") }
    #expect(try #require(mistake) < #require(heading))
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }

  @Test func aPlainTerminalHasLessonsToo() throws {
    let terminal = try start(["TERM": "dumb"])
    terminal.send("tutorial 1\n")
    try terminal.wait(forPrompt: "nn[2]>")
    terminal.send("\n")
    try terminal.wait(for: "housing: 2925 rows")
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }
}
