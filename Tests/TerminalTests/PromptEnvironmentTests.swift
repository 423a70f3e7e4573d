import Testing

/// Terminals, locales and configurations a prompt meets.
@Suite(.serialized) struct PromptEnvironmentTests {
  @Test func theCLocaleTakesAllLetters() throws {
    let session = try PromptSession(environment: ["LANG": "C"])
    #expect(session.type("中文 é" + Keys.left + "x\n") == ["nn[1]> 中文 xé", "1: 中文 xé", "nn[2]>"])
    #expect(session.type("f {\n").last == "  ...>")
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    let session = try PromptSession(environment: ["TERM": "dumb"])
    _ = session.type("f {\n")
    #expect(
      session.type("x }\n") == ["nn[1]> f {", "  ...> x }", "1: f {", "x }", "nn[2]>"])
    #expect(!session.terminal.written.contains("\u{1B}"))
    #expect(session.type(Keys.interrupt).suffix(1) == ["nn[2]>"])
    session.terminal.send(Keys.leave)
    #expect(try session.terminal.exitStatus() == 0)
  }

  @Test func noColourMeansNoColour() throws {
    let session = try PromptSession(environment: ["NO_COLOR": "1"])
    _ = session.type("f {\n}\nwarn\nfail\nslow 20\n")
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
    #expect(session.type("bc\u{18}a").last == "nn[1]> abc")
    #expect(session.type("\u{15}\u{1B}[1;2A").last == "nn[1]> newer")
  }

  @Test func viKeys() throws {
    let session = try PromptSession(history: ["older", "newer"], editrc: "bind -v\n")
    let escape = "\u{1B}"
    _ = session.type("abc" + Keys.left + escape)
    #expect(session.type("0xi1\n").suffix(2) == ["1: 1bc", "nn[2]>"])
    _ = session.type(escape)
    #expect(session.type("kk").last == "nn[2]> newer")
    #expect(session.type("j").last == "nn[2]> 1bc")
    _ = session.type(Keys.interrupt)
    #expect(session.type("f {\nx\n}\n").contains("  ···>   x"))
    _ = session.type(escape)
    #expect(session.type("/new\n").suffix(2) == ["3: newer", "nn[4]>"])
  }

  @Test func tenThousandEntriesDoNotDelayThePrompt() throws {
    let history = (1...10_000).map { "train epochs \($0) batch 32 rate 0.00\($0)" }
    let session = try PromptSession(history: history)
    #expect(session.type(Keys.up).last?.contains("train epochs 10000 ") == true)
    session.terminal.send(Keys.search + "epochs 77 ")
    try session.terminal.wait(for: "train epochs 77 batch")
  }
}
