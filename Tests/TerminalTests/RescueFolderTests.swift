import Glibc
import Testing

/// A signal that ends the program leaves what was learnt to the next start.
@Suite(.serialized) struct RescueFolderTests {
  private static let network = "data moons rows 2000; network 8 relu"

  private struct Start {
    let terminal: PseudoTerminal
    let folder: String
  }

  private func start(in folder: String? = nil, _ arguments: [String] = []) throws -> Start {
    let folder = try folder ?? TemporaryFolder.make()
    let terminal = try PseudoTerminal(
      "nn", arguments, environment: ["XDG_STATE_HOME": folder, "HOME": folder], columns: 150,
      rows: 40)
    if arguments.isEmpty { try terminal.wait(forPrompt: "nn[1]>", within: 60) }
    return Start(terminal: terminal, folder: folder)
  }

  private func rescued(in folder: String) -> [String] {
    let path = folder + "/neurite/rescue"
    return names(in: path).flatMap { session in
      names(in: path + "/" + session).map { session + "/" + $0 }
    }
  }

  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalInTrainingLeavesTheNetworks(signal: Int32) throws {
    let first = try start()
    first.terminal.send("\(Self.network)\nnetwork second 4 tanh\ntrain epochs 2\nuse network\n")
    try first.terminal.wait(forPrompt: "nn[5]>", within: 60)
    first.terminal.send("train epochs 100000000\n")
    try first.terminal.wait(for: "left", within: 60)
    first.terminal.signal(signal)
    #expect(try first.terminal.exitStatus(within: 60) == 128 + signal)
    #expect(first.terminal.isCooked)
    let files = rescued(in: first.folder)
    #expect(files.count == 2)
    #expect(files.first?.hasSuffix("/network.safetensors") == true)
    #expect(files.last?.hasSuffix("/second.safetensors") == true)

    let second = try start(in: first.folder)
    let lines = second.terminal.screen.allLines
    #expect(lines.contains { $0.hasPrefix("2 networks of a session that was ended on 20") })
    let offer = try #require(lines.first { $0.hasPrefix("  load ") && $0.contains("/network.") })
    second.terminal.send(offer.dropFirst(2) + "; epoch > 0\n")
    try second.terminal.wait(forPrompt: "nn[2]>", within: 60)
    #expect(second.terminal.screen.allLines.contains("true"))
    second.terminal.send(Keys.leave)
    #expect(try second.terminal.exitStatus(within: 60) == 0)

    // What was offered once is not offered again.
    let third = try start(in: first.folder)
    #expect(!third.terminal.screen.allLines.contains { $0.contains("rescued") })
  }

  @Test func aSignalAtThePromptDoesSoToo() throws {
    let start = try start()
    start.terminal.send("\(Self.network); train epochs 1\n")
    try start.terminal.wait(forPrompt: "nn[2]>", within: 60)
    start.terminal.send("half a li")
    start.terminal.settle()
    start.terminal.signal(SIGTERM)
    #expect(try start.terminal.exitStatus(within: 60) == 128 + SIGTERM)
    #expect(rescued(in: start.folder).count == 1)
  }

  @Test func aTerminalThatIsClosedDoesSoToo() throws {
    let start = try start()
    start.terminal.send("\(Self.network); train epochs 1\n")
    try start.terminal.wait(forPrompt: "nn[2]>", within: 60)
    start.terminal.send("train epochs 100000000\n")
    try start.terminal.wait(for: "left", within: 60)
    start.terminal.hangUp()
    #expect(try start.terminal.exitStatus(within: 60) == 128 + SIGHUP)
    #expect(rescued(in: start.folder).count == 1)
  }

  @Test func nothingIsLeftOfWhatWasSavedOrNotTrained() throws {
    let start = try start()
    start.terminal.send(
      "\(Self.network); train epochs 1; save \(try TemporaryFolder.make())/a.safetensors\n")
    try start.terminal.wait(forPrompt: "nn[2]>", within: 60)
    start.terminal.send("network other 4 relu\n")
    try start.terminal.wait(forPrompt: "nn[3]>", within: 60)
    start.terminal.signal(SIGHUP)
    #expect(try start.terminal.exitStatus(within: 60) == 128 + SIGHUP)
    #expect(names(in: start.folder + "/neurite/rescue") == [])
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aScriptDoesSoToo(signal: Int32) throws {
    let start = try start(
      in: nil, ["-c", "\(Self.network); print \"ready\"; train epochs 100000000"])
    try start.terminal.wait(for: "left", within: 60)
    start.terminal.signal(signal)
    #expect(try start.terminal.exitStatus(within: 60) == 128 + signal)
    #expect(rescued(in: start.folder).count == 1)
  }

  @Test func aScriptThatTrainedNothingLeavesNothing() throws {
    let start = try start(
      in: nil, ["-c", "\(Self.network); print \"ready\"; while true { let i = 1 }"])
    try start.terminal.wait(for: "ready", within: 60)
    start.terminal.signal(SIGTERM)
    #expect(try start.terminal.exitStatus(within: 60) == 128 + SIGTERM)
    #expect(names(in: start.folder + "/neurite") == [])
  }
}
