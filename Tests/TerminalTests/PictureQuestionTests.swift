import Testing

/// The prompt on terminals that show pictures, and on others.
@Suite(.serialized) struct PictureQuestionTests {
  private static let question = "\u{1B}[c"
  private static let cell = "data xor; layer dense 2; train epochs 2 quiet\nplot loss\n"

  private func prompt(_ environment: [String: String], _ arguments: [String] = []) throws
    -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(
      "nn", arguments, environment: ["HOME": "/nonexistent"].merging(environment) { $1 })
    try terminal.wait(forPrompt: "nn[1]>")
    terminal.send(Self.cell)
    return terminal
  }

  /// Waits until the program asks, then answers.
  private func answer(_ terminal: PseudoTerminal, _ answer: String) throws {
    try terminal.wait("the question") { _ in terminal.written.contains(Self.question) }
    terminal.send(Array(answer.utf8))
    try terminal.wait(forPrompt: "nn[3]>")
  }

  @Test func aSixelTerminalGetsSixels() throws {
    let terminal = try prompt(["XTERM_VERSION": "XTerm(379)"])
    try answer(terminal, "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?63;4c")
    #expect(terminal.written.contains("\u{1B}Pq\"1;1;"))
    terminal.send("plot loss\n")
    try terminal.wait(forPrompt: "nn[4]>")
    #expect(terminal.written.components(of: "\u{1B}Pq") == 2)
    #expect(terminal.written.components(of: Self.question) == 1)
  }

  @Test func whatIsTypedMeanwhileIsKept() throws {
    let terminal = try prompt(["KITTY_WINDOW_ID": "1"])
    try answer(terminal, "print 40\u{1B}_Gi=31;OK\u{1B}\\ + 2\u{1B}[?62c")
    #expect(terminal.written.contains("\u{1B}_Ga=T,f=100"))
    terminal.send("\n")
    try terminal.wait(for: "42")
  }

  @Test func noAnswerMeansCharacters() throws {
    let terminal = try prompt(["TERM": "xterm-kitty"])
    try terminal.wait(forPrompt: "nn[3]>")
    #expect(!terminal.written.contains("\u{1B}Pq"))
    #expect(!terminal.written.contains("\u{1B}_Ga=T"))
    terminal.send("print 6 * 7\n")
    try terminal.wait(for: "42")
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], []), (["XTERM_VERSION": "1", "TMUX": "x"], []),
    (["XTERM_VERSION": "1"], ["--plain"]), (["XTERM_VERSION": "1"], ["--color", "never"]),
  ])
  func othersAreNotAsked(_ environment: [String: String], _ arguments: [String]) throws {
    let terminal = try prompt(environment, arguments)
    try terminal.wait(forPrompt: "nn[3]>")
    #expect(!terminal.written.contains(Self.question))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
