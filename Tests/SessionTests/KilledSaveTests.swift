import Formats
import Foundation
import Session
import Testing

/// A program that is killed while it saves leaves a file that loads.
@Suite struct KilledSaveTests {
  @Test func aKilledSaveLeavesAWholeFile() throws {
    let program = try Program()
    defer { program.remove() }
    let network = "data iris; network 64 relu"
    #expect(try program.run(["-c", "\(network); save a.safetensors"]).status == 0)
    let path = program.folder.appending(path: "a.safetensors").path()
    for round in 0..<100 {
      let before = try number(of: path)
      let script = "\(network); while true { save a.safetensors; train steps 1 quiet };"
      let process = try program.start(["-c", script])
      let end = Date(timeIntervalSinceNow: 20)
      while try number(of: path) == before, Date() < end { usleep(200) }
      #expect(Date() < end)
      // It saves now; each round it is killed a little later.
      usleep(UInt32(round * 100))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let bytes = try FileBytes.read(path)
      #expect(throws: Never.self) {
        _ = try SavedModel(try Safetensors(bytes, name: path), name: path)
      }
    }
    // A save that was killed left its temporary file.
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path())
    #expect(names.count { $0.hasPrefix(".nn-") } > 10, "\(names)")
  }

  /// The number by which the file system knows the file; a save puts another file in its place.
  private func number(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.systemFileNumber] as? Int)
  }
}
