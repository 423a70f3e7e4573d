import Testing

/// The first session of the language reference, typed into the real program on a terminal.
@Suite struct FirstSessionTests {
  private func start(columns: Int = 120, rows: Int = 40) throws -> (PseudoTerminal, String) {
    let folder = try TemporaryFolder.make()
    let terminal = try PseudoTerminal(
      "nn", environment: ["XDG_STATE_HOME": folder, "HOME": folder], columns: columns, rows: rows)
    try terminal.wait(forPrompt: "nn[1]>")
    return (terminal, folder)
  }

  /// Types a line and gives what it answered: the lines between it and the next prompt.
  private func answer(
    to line: String, number: Int, in terminal: PseudoTerminal
  ) throws -> [String] {
    let prompt = "nn[\(number)]> \(line)"
    terminal.send(line + "\n")
    try terminal.wait(forPrompt: "nn[\(number + 1)]>")
    let lines = terminal.screen.allLines
    let start = try #require(lines.lastIndex { $0.hasPrefix(prompt) })
    return lines[(start + 1)...].prefix { !$0.hasPrefix("nn[\(number + 1)]>") }.map { $0 }
  }

  @Test func playsAsWritten() throws {
    let (terminal, folder) = try start()
    #expect(terminal.screen.allLines.first == "Neurite 0.1 · type help · Ctrl-D leaves")
    let data = try answer(to: "data iris", number: 1, in: terminal)
    #expect(
      data == [
        "iris: 150 rows · 4 numeric features · target species (3 classes) · "
          + "120 train / 30 test · features standardised"
      ])
    let hidden = try answer(to: "layer dense 16 relu", number: 2, in: terminal)
    #expect(hidden == ["1 dense  4 → 16 relu   80 parameters"])
    let output = try answer(to: "layer dense out", number: 3, in: terminal)
    #expect(output == ["2 dense  16 → 3 softmax   51 parameters"])
    let train = try answer(to: "train epochs 100 batch 16", number: 4, in: terminal)
    let line = try #require(train.first)
    #expect(train.count == 1)
    #expect(
      line.wholeMatch(
        of: /epoch 100\/100 ━{20} loss \d\.\d{4} · accuracy 0\.9\d\d · \d+(\.\d)? m?s/) != nil)
    let evaluate = try answer(to: "evaluate", number: 5, in: terminal)
    #expect(
      evaluate.first?.wholeMatch(of: /test \(30 rows\): loss \d\.\d{4} · accuracy \d\.\d{3}/) != nil
    )
    let predict = try answer(to: "predict 5.1 3.5 1.4 0.2", number: 6, in: terminal)
    #expect(
      predict.first?.wholeMatch(
        of: /setosa \d\.\d{3} · versicolor \d\.\d{3} · virginica \d\.\d{3}/) != nil)
    let plot = try answer(to: "plot loss", number: 7, in: terminal)
    #expect(plot.count > 8)
    #expect(plot.contains { $0.contains("epoch") })
    let file = folder + "/iris.safetensors"
    _ = try answer(to: "save \(file)", number: 8, in: terminal)
    let loaded = try answer(to: "load \(file)", number: 9, in: terminal)
    #expect(loaded == ["network: 4 → 16 relu → 3 softmax · 131 parameters · 100 epochs"])
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
    #expect(TemporaryFolder.read(folder + "/neurite/history").contains("train epochs 100 batch 16"))
  }

  @Test func controlCEndsTrainingAndKeepsTheNetwork() throws {
    let (terminal, _) = try start()
    for (number, line) in ["data moons rows 2000", "layer dense 64 relu", "layer dense out"]
      .enumerated()
    {
      _ = try answer(to: line, number: number + 1, in: terminal)
    }
    terminal.send("train epochs 10000000\n")
    try terminal.wait(for: "left")
    terminal.send(Keys.interrupt)
    try terminal.wait(forPrompt: "nn[5]>")
    #expect(terminal.screen.lines.contains { $0.contains("interrupted after") })
    let epochs = try answer(to: "epoch > 0", number: 5, in: terminal)
    #expect(epochs == ["true"])
    let evaluate = try answer(to: "evaluate", number: 6, in: terminal)
    #expect(evaluate.first?.hasPrefix("test (400 rows): loss") == true)
  }

  @Test func aBlockStaysOpenUntilItsBracketCloses() throws {
    let (terminal, _) = try start()
    terminal.send("for i in 1..2 {\n")
    terminal.settle()
    terminal.send("print \"turn {i}\"\n")
    terminal.settle()
    terminal.send("}\n")
    try terminal.wait(forPrompt: "nn[2]>")
    let lines = terminal.screen.allLines
    #expect(lines.contains("turn 1") && lines.contains("turn 2"))
  }

  @Test func aMistakeLeavesTheSessionAsItWas() throws {
    let (terminal, _) = try start()
    _ = try answer(to: "data xor", number: 1, in: terminal)
    let mistake = try answer(to: "train epoch 100", number: 2, in: terminal)
    #expect(mistake.first == "error: train has no option 'epoch'")
    #expect(mistake.contains { $0.contains("^^^^^ did you mean 'epochs'?") })
    #expect(mistake.contains { $0.hasPrefix("usage: train [epochs N]") })
    let head = try answer(to: "head 1", number: 3, in: terminal)
    #expect(head.first?.contains("out") == true)
  }
}
