import Glibc
import Testing

@testable import Terminal

@Suite struct HistoryTests {
  @Test func entriesAreKeptForTheNextSession() throws {
    let path = try TemporaryFolder.make() + "/a/b/history"
    let history = History(file: HistoryFile(path: path))
    for entry in ["data iris", "repeat {\n  a \\n\n}", "中文 é", " secret", "中文 é"] {
      history.add(entry)
    }
    let expected = ["data iris", "repeat {\n  a \\n\n}", "中文 é"]
    #expect(history.entries == expected)
    #expect(History(file: HistoryFile(path: path)).entries == expected)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func withoutAFileTheSessionHasItsOwn() {
    let history = History()
    history.add("a")
    #expect(history.entries == ["a"])
    let lost = History(file: HistoryFile(path: "/proc/none/history"))
    lost.add("a")
    #expect(lost.entries == ["a"])
  }

  @Test func thePathFollowsTheEnvironment() throws {
    let folder = try TemporaryFolder.make()
    HistoryFile(environment: { ["HOME": folder][$0] })?.append("a")
    #expect(TemporaryFolder.read(folder + "/.local/state/neurite/history") == "a\n")
    HistoryFile(environment: { ["HOME": "/", "XDG_STATE_HOME": folder][$0] })?.append("b")
    #expect(TemporaryFolder.read(folder + "/neurite/history") == "b\n")
    #expect(HistoryFile(environment: { _ in nil }) == nil)
  }

  @Test func aWriteThatWasCutShortSpoilsOneEntryOnly() throws {
    let path = try TemporaryFolder.make() + "/history"
    TemporaryFolder.write("one\ntwo cut sho", to: path)
    HistoryFile(path: path).append("three")
    #expect(HistoryFile(path: path).load() == ["one", "two cut sho", "three"])
  }

  @Test func bytesThatAreNoTextDoNoHarm() throws {
    let path = try TemporaryFolder.make() + "/history"
    let file = fopen(path, "w")
    for byte: UInt8 in [0x61, 0xFF, 0x0A, 0x5C, 0x0A, 0x0A, 0x62, 0x0A] { fputc(Int32(byte), file) }
    fclose(file)
    #expect(HistoryFile(path: path).load() == ["a\u{FFFD}", "", "b"])
  }

  @Test func sessionsAtOnceLoseNothing() async throws {
    let path = try TemporaryFolder.make() + "/history"
    await withTaskGroup { group in
      for session in 1...4 {
        group.addTask {
          for entry in 1...100 { HistoryFile(path: path).append("\(session) \(entry)") }
        }
      }
    }
    let entries = HistoryFile(path: path).load()
    #expect(entries.count == 400)
    #expect(Set(entries).count == 400)
    #expect(entries.filter { $0.hasPrefix("3 ") } == (1...100).map { "3 \($0)" })
  }

  @Test func aLongFileIsShortened() throws {
    let path = try TemporaryFolder.make() + "/history"
    TemporaryFolder.write((1...26_000).map { "entry \($0)\n" }.joined(), to: path)
    let entries = HistoryFile(path: path).load()
    #expect(entries.count == HistoryFile.limit)
    #expect(entries.first == "entry 6001" && entries.last == "entry 26000")
    #expect(TemporaryFolder.read(path).utf8.count { $0 == UInt8(ascii: "\n") } == HistoryFile.limit)
    HistoryFile(path: path).append("more")
    #expect(HistoryFile(path: path).load().last == "more")
  }
}
