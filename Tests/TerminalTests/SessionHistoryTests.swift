import Glibc
import Testing

/// The history of the real program: of sessions that are killed, and of several at once.
@Suite(.serialized) struct SessionHistoryTests {
  private func start(in folder: String) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "nn", environment: ["XDG_STATE_HOME": folder, "HOME": folder])
    try terminal.wait(forPrompt: "nn[1]>", within: 60)
    return terminal
  }

  private func lines(in folder: String) -> [String] {
    TemporaryFolder.read(folder + "/neurite/history").split(separator: "\n").map { String($0) }
  }

  @Test func outlivesKill() throws {
    let folder = try TemporaryFolder.make()
    let terminal = try start(in: folder)
    terminal.send("print 1\n")
    try terminal.wait(forPrompt: "nn[2]>", within: 60)
    terminal.send("while true { let i = 1 }\n")
    let end = 400
    for _ in 1...end where lines(in: folder).count < 2 { usleep(25_000) }
    terminal.signal(SIGKILL)
    #expect(try terminal.exitStatus(within: 60) == 128 + SIGKILL)
    #expect(lines(in: folder) == ["print 1", "while true { let i = 1 }"])
    let next = try start(in: folder)
    next.send(Keys.up)
    try next.wait(for: "nn[1]> while true { let i = 1 }", within: 60)
  }

  @Test func twoSessionsAtOnceLoseNothing() throws {
    let folder = try TemporaryFolder.make()
    let sessions = [try start(in: folder), try start(in: folder)]
    for number in 1...5 {
      for (place, session) in sessions.enumerated() {
        session.send("print \(10 * place + number)\n")
      }
      for session in sessions { try session.wait(forPrompt: "nn[\(number + 1)]>", within: 60) }
    }
    sessions[0].signal(SIGKILL)
    sessions[1].send(Keys.leave)
    #expect(try sessions[1].exitStatus(within: 60) == 0)
    let expected = (1...5).flatMap { ["print \($0)", "print \(10 + $0)"] }
    #expect(Set(lines(in: folder)) == Set(expected))
    #expect(lines(in: folder).count == 10)
  }
}
