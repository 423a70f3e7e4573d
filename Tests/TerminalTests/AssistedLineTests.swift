import Glibc
import Testing

/// Colours, ghost text and completion, as a person sees them in a terminal.
@Suite(.serialized) struct AssistedLineTests {
  private static let ghost = "38;5;244"

  /// The letters of the cursor's line that stand in a style.
  private func letters(_ style: String, in session: PromptSession) -> String {
    let screen = session.terminal.screen
    return screen.cells[screen.cursor.row].filter { $0.style == style }.map(\.text).joined()
  }

  /// Waits until the line of the cursor is this, and the cursor stands in this column.
  private func expect(
    _ line: String, cursor column: Int? = nil, in session: PromptSession,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    do {
      try session.terminal.wait("'\(line)'") {
        $0.cursorLine == line && (column == nil || $0.cursor.column == column)
      }
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
      throw error
    }
  }

  @Test func lettersAreColouredAsTheyAreTyped() throws {
    let session = try PromptSession()
    session.terminal.send("AB 12 中文 c!")
    try session.terminal.wait("colours") { $0.cells[1].contains { $0.style == "31" } }
    #expect(letters("1;38;5;33", in: session) == "AB")
    #expect(letters("38;5;208", in: session) == "12")
    #expect(letters("38;5;35", in: session) == "中文")
    #expect(letters("31", in: session) == "!")
    session.terminal.send(Keys.home + Keys.delete + "b")
    try session.terminal.wait("one capital") { screen in
      screen.cells[1].filter { $0.style == "1;38;5;33" }.map(\.text) == ["B"]
    }
    #expect(session.terminal.screen.cursorLine == "nn[1]> bB 12 中文 c!")
  }

  @Test func theNewestEntryIsTakenWholeOrByWords() throws {
    let session = try PromptSession(history: ["train epochs 5", "train batch 3", "data iris"])
    for key in [Keys.right, "\u{5}", "\u{6}", Keys.end] {
      session.terminal.send("tr")
      try expect("nn[1]> train batch 3", cursor: 9, in: session)
      #expect(letters(Self.ghost, in: session) == "ain batch 3")
      session.terminal.send(key)
      try expect("nn[1]> train batch 3", cursor: 20, in: session)
      #expect(letters(Self.ghost, in: session) == "")
      session.terminal.send("\u{15}")
      try expect("nn[1]>", in: session)
    }
    for key in ["\u{1B}[1;3C", "\u{1B}f", "\u{1B}[1;5C"] {
      session.terminal.send("train e")
      try expect("nn[1]> train epochs 5", cursor: 14, in: session)
      session.terminal.send(key)
      try expect("nn[1]> train epochs 5", cursor: 19, in: session)
      #expect(letters(Self.ghost, in: session) == " 5")
      session.terminal.send(key)
      try expect("nn[1]> train epochs 5", cursor: 21, in: session)
      session.terminal.send("\u{15}")
      try expect("nn[1]>", in: session)
    }
  }

  @Test func theGhostIsNoPartOfTheLine() throws {
    let session = try PromptSession(history: ["train epochs 5"])
    session.terminal.send("tr")
    try expect("nn[1]> train epochs 5", in: session)
    try session.type("\n", shows: ["nn[1]> tr", "1: tr", "nn[2]>"])
    session.terminal.send("train")
    try expect("nn[2]> train epochs 5", in: session)
    try session.type(Keys.interrupt, shows: ["nn[2]> train^C", "nn[2]>"])
    session.terminal.send("train")
    try expect("nn[2]> train epochs 5", in: session)
    session.terminal.send(Keys.left)
    try expect("nn[2]> train", cursor: 11, in: session)
    session.terminal.send(Keys.end)
    try expect("nn[2]> train epochs 5", cursor: 12, in: session)
    session.terminal.send(Keys.clear)
    try session.terminal.wait("a cleared screen") {
      $0.lines == ["nn[2]> train epochs 5"] && $0.cursor.column == 12
    }
    session.terminal.resize(columns: 50, rows: 20)
    session.terminal.settle()
    #expect(session.terminal.screen.lines == ["nn[2]> train epochs 5"])
  }

  @Test func theLanguageGoesOnWhereHistoryDoesNot() throws {
    let session = try PromptSession()
    session.terminal.send("z")
    try expect("nn[1]> zoo 中文 2 words", cursor: 8, in: session)
    session.terminal.send(Keys.right + "\n")
    try session.terminal.wait(for: "1: zoo 中文 2 words")
  }

  @Test func aMistakeIsOfferedAsItShouldHaveBeen() throws {
    let session = try PromptSession()
    session.terminal.send("fail now\n")
    try expect("nn[2]> echo now", cursor: 7, in: session)
    #expect(letters(Self.ghost, in: session) == "echo now")
    session.terminal.send("ec")
    try expect("nn[2]> echo now", cursor: 9, in: session)
    session.terminal.send(Keys.right + "\n")
    try session.terminal.wait(for: "2: echo now")
    try expect("nn[3]>", in: session)
    #expect(letters(Self.ghost, in: session) == "")
  }

  @Test func tabPutsInWhatIsSureAndThenLists() throws {
    let session = try PromptSession()
    try session.type("ep\t", shows: ["nn[1]> epochs"])
    try session.type("5", shows: ["nn[1]> epochs 5"])
    try session.type(Keys.home + "fo\tx", shows: ["nn[1]> folder/xepochs 5"])
    try session.type("\u{15}l\ta", shows: ["nn[1]> la"])
    try session.type("\t", shows: ["nn[1]> layer"])
    try session.type(
      "\t",
      shows: [
        "nn[1]> layer", "layer       adds a layer", "layer_norm  scales a layer 中", "nn[1]> layer",
      ])
    try session.type("_\t2", shows: ["nn[1]> layer_norm 2"])
    try session.type("\u{15}no\t\t", shows: ["nn[1]> no"])
    #expect(session.terminal.screen.bells == 2)
  }

  @Test func aListFillsTheScreenAtMost() throws {
    let session = try PromptSession(columns: 40, rows: 10)
    session.terminal.send("w\t\t")
    try session.terminal.wait(for: "… 52 more")
    try expect("nn[1]> w", cursor: 8, in: session)
    #expect(session.terminal.screen.lines.first == "w1   number 1")
    #expect(session.terminal.screen.lines.count == 10)
    session.terminal.send("\u{15}q\t\t")
    try session.terminal.wait(for: "q1   q2   q3   q4   q5   q6   q7   q8")
    try session.type("1\n", shows: ["nn[1]> q1", "1: q1", "nn[2]>"])
  }

  @Test func blocksAreSetInByTheirBrackets() throws {
    let session = try PromptSession()
    session.terminal.send("f {\ng(1\n2)\nx\n}" + Keys.left + "\u{1B}\r")
    try session.terminal.wait("a block") {
      Array($0.lines.dropFirst()) == [
        "nn[1]> f {", "  ···>   g(1", "  ···>     2)", "  ···>   x", "  ···>", "  ···> }",
      ]
    }
    try session.type(
      "\n", shows: ["1: f {", "  g(1", "    2)", "  x", "", "}", "nn[2]>"])
    try session.type(
      "h {}" + Keys.left + "\u{1B}\ry", shows: ["nn[2]> h {", "  ···>   y", "  ···> }"])
    try session.type("\n", shows: ["2: h {", "  y", "}", "nn[3]>"])
    try session.type("one\u{1B}\rtwo\n", shows: ["3: one", "two", "nn[4]>"])
  }

  @Test func withoutColourThereIsNoGhost() throws {
    let session = try PromptSession(environment: ["NO_COLOR": "1"], history: ["train epochs 5"])
    try session.type("tr", shows: ["nn[1]> tr"])
    session.terminal.settle()
    try session.type(Keys.right + "\t\t", shows: ["nn[1]> tr"])
    try session.type("\u{15}la\t\t", shows: ["layer_norm  scales a layer 中", "nn[1]> layer"])
    #expect(session.terminal.written.firstMatch(of: /\u{1B}\[[0-9;]*m/) == nil)
  }

  @Test func theLastRowTakesAGhostAsWell() throws {
    let session = try PromptSession(columns: 20, rows: 4)
    session.terminal.send("a\nb\n" + String(repeating: "x", count: 12) + "z")
    try session.terminal.wait("a ghost in a row of its own") {
      Array($0.lines.suffix(2)) == ["nn[3]> xxxxxxxxxxxxz", "oo 中文 2 words"] && $0.cursor == (3, 0)
    }
    session.terminal.send(Keys.back + Keys.back + "y")
    try expect("nn[3]> xxxxxxxxxxxy", in: session)
    #expect(session.terminal.screen.lines.last == "nn[3]> xxxxxxxxxxxy")
  }
}
