import Foundation
import Testing

/// A file that is being saved when the program is killed holds the old network or the new one.
@Suite struct KilledSaveTests {
  private static let script = """
    data iris
    layer dense 256 relu
    layer dense 256 relu
    layer dense out
    while true { train epochs 1 quiet; save m.safetensors }
    """

  @Test func alwaysLoads() throws {
    let program = try Program(files: ["loop.nn": Array(Self.script.utf8)])
    defer { program.remove() }
    let file = program.folder.appending(path: "m.safetensors")
    for _ in 0..<20 {
      let process = try program.start(["loop.nn"])
      let end = Date(timeIntervalSinceNow: 20)
      while !FileManager.default.fileExists(atPath: file.path()), Date() < end { usleep(1000) }
      usleep(.random(in: 20_000...120_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let loaded = try program.run(["-c", "load m.safetensors; expect parameters == 67843"])
      #expect(loaded.status == 0, "\(loaded.errors)")
    }
  }
}
