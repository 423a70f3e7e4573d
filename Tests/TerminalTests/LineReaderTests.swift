import Testing

@Suite(.serialized) struct LineReaderTests {
  @Test func aLineRunsAndTheNextPromptIsNumbered() throws {
    let session = try PromptSession()
    #expect(session.terminal.screen.lines.first == "Neurite 0.1 · type help · Ctrl-D leaves")
    try session.type("hello\n", shows: ["nn[1]> hello", "1: hello", "nn[2]>"])
    try session.type("\n   \n", shows: ["nn[2]>", "nn[2]>", "nn[2]>"])
  }

  @Test func anOpenBracketAsksForMoreLines() throws {
    let session = try PromptSession()
    try session.type(
      "repeat 2 {\ntrain [1\n2]\n}\n",
      shows: [
        "nn[1]> repeat 2 {", "  ···>   train [1", "  ···>     2]", "  ···> }",
        "1: repeat 2 {", "  train [1", "    2]", "}", "nn[2]>",
      ])
    #expect(session.historyText == "repeat 2 {\\n  train [1\\n    2]\\n}\n")
  }

  @Test func aBlockIsOneEntryAndCanBeEdited() throws {
    let session = try PromptSession(history: ["first", "repeat {\\n  a\\n}"])
    try session.type(Keys.up, shows: ["nn[1]> repeat {", "  ···>   a", "  ···> }"])
    session.terminal.send(Keys.up + Keys.end + "b" + Keys.home + Keys.left)
    try session.type("X", shows: ["nn[1]> repeat {X", "  ···>   ab", "  ···> }"])
    try session.type(Keys.delete, shows: ["nn[1]> repeat {X  ab", "  ···> }"])
    try session.type(Keys.up, shows: ["nn[1]> repeat {X  ab", "  ···> }"])
    session.terminal.send(Keys.down + Keys.home + Keys.back)
    try session.type("\n", shows: ["1: repeat {X  ab}", "nn[2]>"])
  }

  @Test func upFindsEntriesThatBeginAlike() throws {
    let session = try PromptSession(history: ["train 1", "data iris", "train 2", "train 2"])
    try session.type("tr" + Keys.up, shows: ["nn[1]> train 2"])
    try session.type(Keys.up, shows: ["nn[1]> train 1"])
    try session.type(Keys.up, shows: ["nn[1]> train 1"])
    try session.type(Keys.down + Keys.down, shows: ["nn[1]> tr"])
    try session.type("\u{15}" + Keys.up + Keys.up, shows: ["nn[1]> data iris"])
  }

  @Test func searchFindsAPart() throws {
    let session = try PromptSession(history: ["data iris", "train 1", "plot loss", "train 2"])
    try session.type(Keys.search + "ai", shows: ["(search) ai: train 2"])
    try session.type(Keys.search, shows: ["(search) ai: train 1"])
    try session.type("x", shows: ["(no entry) aix:"])
    try session.type(Keys.back + Keys.right, shows: ["nn[1]> train 2"])
    try session.type("0" + Keys.search + "lo", shows: ["(search) lo: plot loss"])
    try session.type(Keys.interrupt, shows: ["nn[1]> train 20"])
    try session.type(Keys.search + "iris\n", shows: ["nn[1]> data iris", "1: data iris", "nn[2]>"])
  }

  @Test func ctrlCDropsTheLineOrTheBlock() throws {
    let session = try PromptSession()
    try session.type("abc", shows: ["nn[1]> abc"])
    try session.type(Keys.interrupt, shows: ["nn[1]> abc^C", "nn[1]>"])
    try session.type("f {\nx\n}", shows: ["nn[1]> f {", "  ···>   x", "  ···> }"])
    session.terminal.send(Keys.up)
    try session.terminal.wait("the cursor in the second line") { $0.cursorLine == "  ···>   x" }
    try session.type(
      Keys.interrupt, shows: ["nn[1]> f {", "  ···>   x", "  ···> }^C", "nn[1]>"])
    for _ in 1...20 { session.terminal.send(Keys.interrupt) }
    session.terminal.settle()
    try session.type("ok\n", shows: ["1: ok", "nn[2]>"])
  }

  @Test func ctrlDLeavesAnEmptyLineOnly() throws {
    let session = try PromptSession()
    try session.type("abc" + Keys.home + Keys.leave, shows: ["nn[1]> bc"])
    try session.type(Keys.interrupt, shows: ["nn[1]> bc^C", "nn[1]>"])
    session.terminal.send(Keys.leave)
    #expect(try session.terminal.exitStatus() == 0)
    #expect(session.terminal.isCooked)
    #expect(!session.terminal.screen.marksPaste)
    #expect(session.terminal.screen.cursor.column == 0)
  }

  @Test func quitGivesItsStatus() throws {
    let session = try PromptSession()
    session.terminal.send("quit 3\n")
    #expect(try session.terminal.exitStatus() == 3)
    #expect(session.terminal.isCooked)
  }

  @Test func lettersOfAllWidths() throws {
    let session = try PromptSession()
    try session.type(
      "变量 é中文 x" + Keys.left + Keys.left + Keys.left + Keys.back + "Z",
      shows: [
        "nn[1]> 变量 éZ文 x"
      ])
    try session.type("\n", shows: ["1: 变量 éZ文 x", "nn[2]>"])
    try session.type(Keys.up + Keys.home + "😀", shows: ["nn[2]> 😀变量 éZ文 x"])
    try session.type(Keys.interrupt, shows: ["nn[2]> 😀变量 éZ文 x^C", "nn[2]>"])
    func letters(_ count: Int) -> String { String(repeating: "字", count: count) }
    try session.type(
      letters(50) + Keys.home + "a\n",
      shows: ["nn[2]> a" + letters(36), letters(14), "2: a" + letters(38), letters(12), "nn[3]>"])
  }

  @Test func aPasteRunsNothing() throws {
    let session = try PromptSession()
    try session.type(
      Keys.pasted("nn[1]> data xor\nxor: 4 rows\nnn[2]> layer dense 4\n"),
      shows: ["nn[1]> data xor", "  ···> layer dense 4"])
    try session.type("\n", shows: ["1: data xor", "layer dense 4", "nn[2]>"])
    try session.type(Keys.pasted("a\u{1B}[31m\u{7}\tb"), shows: ["nn[2]> a[31m  b"])
  }

  @Test func aLongPasteIsTakenWhole() throws {
    let session = try PromptSession()
    let text = (1...300).map { "line number \($0)" }.joined(separator: "\n")
    session.terminal.send(Keys.pasted(text) + "\n")
    try session.terminal.wait(forPrompt: "nn[2]>")
    let printed = session.terminal.screen.allLines.joined(separator: "\n")
    #expect(printed.contains("1: " + text))
  }

  @Test func aBlockTallerThanTheScreenIsShownAroundTheCursor() throws {
    let session = try PromptSession(rows: 6)
    let lines = (1...12).map { "line \($0)" }
    session.terminal.send(Keys.pasted(lines.joined(separator: "\n")))
    try session.terminal.wait("the last lines") {
      $0.lines == lines.suffix(6).map { "  ···> " + $0 } && $0.cursor == (5, 14)
    }
    for _ in 1...8 { session.terminal.send(Keys.up) }
    session.terminal.send("X")
    try session.terminal.wait("the lines in the middle") {
      $0.lines.first == "  ···> line 4X" && $0.lines.last == "  ···> line 9"
        && $0.cursor == (0, 14)
    }
    for _ in 1...3 { session.terminal.send(Keys.up) }
    try session.terminal.wait("the first lines") {
      $0.lines.first == "nn[1]> line 1" && $0.lines.last == "  ···> line 6"
    }
    session.terminal.send("\n")
    try session.terminal.wait(forPrompt: "nn[2]>")
    let shown = session.terminal.screen.allLines
    let block =
      ["nn[1]> line 1"] + lines.dropFirst().map { "  ···> " + $0.replacing("4", with: "4X") }
    #expect(shown.suffix(20).contains("  ···> line 12"))
    #expect(
      shown.suffix(13) == ["1: line 1"] + lines.dropFirst().map { $0 == "line 4" ? "line 4X" : $0 }
        + ["nn[2]>"])
    #expect(shown.dropLast(13).suffix(6) == block.suffix(6)[...])
  }

  @Test func aTallBlockThatGetsShortIsDrawnAsBefore() throws {
    let session = try PromptSession(rows: 5)
    session.terminal.send(Keys.pasted((1...6).map { "l\($0)" }.joined(separator: "\n")))
    try session.terminal.wait(for: "l6")
    session.terminal.send(Keys.back + Keys.back + Keys.back)
    try session.terminal.wait("five lines") {
      $0.lines == ["nn[1]> l1", "  ···> l2", "  ···> l3", "  ···> l4", "  ···> l5"]
    }
    try session.type(Keys.interrupt, shows: ["  ···> l5^C", "nn[1]>"])
    session.terminal.send(Keys.pasted((1...9).map { "m\($0)" }.joined(separator: "\n")))
    for _ in 1...7 { session.terminal.send(Keys.up) }
    try session.terminal.wait("the second line") { $0.cursorLine == "  ···> m2" }
    try session.type(Keys.interrupt, shows: ["  ···> m8", "  ···> m9^C", "nn[1]>"])
  }

  @Test func linesPastedWithoutMarksRunOneByOne() throws {
    let session = try PromptSession()
    session.terminal.send((1...50).map { "line \($0)\n" }.joined())
    try session.terminal.wait(forPrompt: "nn[51]>")
    #expect(session.terminal.screen.allLines.contains("50: line 50"))
  }

  @Test func aNewSizeDrawsTheBlockAnew() throws {
    let session = try PromptSession()
    try session.type(
      "f {\nsome words that stand in a line",
      shows: ["nn[1]> f {", "  ···>   some words that stand in a line"])
    session.terminal.resize(columns: 60, rows: 20)
    session.terminal.settle()
    try session.type("!", shows: ["nn[1]> f {", "  ···>   some words that stand in a line!"])
    try session.type("\n}\n", shows: ["nn[2]>"])
  }

  @Test func ctrlLClears() throws {
    let session = try PromptSession()
    session.terminal.send("a\nbc" + Keys.clear)
    try session.terminal.wait("a cleared screen") { $0.lines.first == "nn[2]> bc" }
    #expect(session.terminal.screen.lines == ["nn[2]> bc"])
  }

  @Test func twoHundredInterruptsAtThePrompt() throws {
    let session = try PromptSession(history: ["older"])
    for count in 1...200 {
      session.terminal.send(count % 3 == 0 ? "f {\nzz" + Keys.interrupt : Keys.interrupt)
    }
    session.terminal.settle(for: 0.3)
    session.terminal.send(Keys.interrupt)
    session.terminal.settle()
    try session.type("alive\n", shows: ["1: alive", "nn[2]>"])
    #expect(session.historyText == "older\nalive\n")
  }

  @Test func anInterruptEndsAPaste() throws {
    let session = try PromptSession()
    session.terminal.send("a\u{1B}[200~pasted")
    session.terminal.settle()
    session.terminal.send(Keys.interrupt)
    try session.terminal.wait("a new prompt") { $0.cursorLine == "nn[1]>" }
    try session.type("ok\n", shows: ["1: ok", "nn[2]>"])
  }

  @Test(arguments: [1, 2, 3, 4])
  func randomBytesDoNoHarm(_ seed: UInt64) throws {
    let old = (1...20).map { "train epochs \($0) {\\n  中文\\n}" }
    let session = try PromptSession(history: old)
    var random = SeededGenerator(seed)
    let leaving: Set<UInt8> = [4, 0x1A, 0x1C]  // they would end or stop the session
    let bytes = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    session.terminal.send(bytes.filter { !leaving.contains($0) })
    session.terminal.settle(for: 0.5)
    session.terminal.send("\u{7}" + Keys.pasted("") + Keys.interrupt)
    session.terminal.settle()
    session.terminal.send(Keys.interrupt + "alive\n")
    try session.terminal.wait(for: ": alive")
    let entries = session.historyText.split(separator: "\n").map(String.init)
    #expect(Array(entries.prefix(20)) == old)
    #expect(entries.last == "alive")
  }
}
