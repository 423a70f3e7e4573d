import Testing

/// Terminals, locales and configurations a prompt meets.
@Suite(.serialized) struct PromptEnvironmentTests {
  @Test func theCLocaleTakesAllLetters() throws {
    let session = try PromptSession(environment: ["LANG": "C"])
    try session.type("中文 é" + Keys.left + "x\n", shows: ["nn[1]> 中文 xé", "1: 中文 xé", "nn[2]>"])
    try session.type("f {\n", shows: ["nn[2]> f {", "  ...>"])
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    let session = try PromptSession(environment: ["TERM": "dumb"])
    try session.type("f {\n", shows: ["nn[1]> f {", "  ...>"])
    try session.type("x }\n", shows: ["nn[1]> f {", "  ...> x }", "1: f {", "x }", "nn[2]>"])
    #expect(!session.terminal.written.contains("\u{1B}"))
    try session.type(Keys.interrupt, shows: ["nn[2]>"])
    session.terminal.send(Keys.leave)
    #expect(try session.terminal.exitStatus() == 0)
  }

  @Test func noColourMeansNoColour() throws {
    let session = try PromptSession(environment: ["NO_COLOR": "1"])
    session.terminal.send("f {\n}\nwarn\nfail\nslow 20\n")
    try session.terminal.wait(forPrompt: "nn[5]>")
    #expect(session.terminal.written.firstMatch(of: /\u{1B}\[[0-9;]*m/) == nil)
  }

  @Test func anUnknownTerminalStillWorks() throws {
    let session = try PromptSession(environment: ["TERM": "no-such-terminal"])
    session.terminal.send("hello\n")
    try session.terminal.wait(for: "1: hello")
  }

  @Test func keysOfTheConfiguration() throws {
    let session = try PromptSession(
      history: ["older", "newer"],
      editrc: """
        # a comment
        nonsense here
        bind ^X ed-move-to-beg
        other:bind ^Y ed-move-to-beg
        nn:bind "^[[1;2A" ed-search-prev-history
        """)
    try session.type("bc\u{18}a", shows: ["nn[1]> abc"])
    try session.type("\u{15}\u{1B}[1;2A", shows: ["nn[1]> newer"])
  }

  @Test func viKeys() throws {
    let session = try PromptSession(history: ["older", "newer"], editrc: "bind -v\n")
    let escape = "\u{1B}"
    session.terminal.send("abc" + Keys.left + escape)
    try session.terminal.wait("command mode") {
      $0.cursorLine == "nn[1]> abc" && $0.cursor.column == 8
    }
    try session.type("0xi1\n", shows: ["1: 1bc", "nn[2]>"])
    session.terminal.send(escape)
    session.terminal.settle(for: 0.3)
    try session.type("kk", shows: ["nn[2]> newer"])
    try session.type("j", shows: ["nn[2]> 1bc"])
    try session.type(Keys.interrupt, shows: ["nn[2]> 1bc^C", "nn[2]>"])
    try session.type("f {\nx\n}\n", shows: ["2: f {", "  x", "}", "nn[3]>"])
    session.terminal.send(escape)
    session.terminal.settle(for: 0.3)
    try session.type("/new\n", shows: ["3: newer", "nn[4]>"])
  }

  @Test func viKeysTakeGhostsAndBreakLines() throws {
    let session = try PromptSession(history: ["train epochs 5"], editrc: "bind -v\n")
    session.terminal.send("tr")
    try session.terminal.wait(for: "nn[1]> train epochs 5")
    session.terminal.send(Keys.right)
    try session.terminal.wait("the text taken") { $0.cursor.column == 21 }
    try session.type(
      "\u{1B}\rx\n",
      shows: ["nn[1]> train epochs 5", "  ···> x", "1: train epochs 5", "x", "nn[2]>"])
  }

  @Test func tenThousandEntriesDoNotDelayThePrompt() throws {
    let history = (1...10_000).map { "train epochs \($0) batch 32 rate 0.00\($0)" }
    let session = try PromptSession(history: history)
    session.terminal.send(Keys.up)
    try session.terminal.wait(for: "train epochs 10000 ")
    session.terminal.send(Keys.search + "epochs 77 ")
    try session.terminal.wait(for: "train epochs 77 batch")
  }
}
