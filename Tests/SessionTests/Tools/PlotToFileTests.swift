import Foundation
import Testing

/// `plot … to` as the whole program does it.
@Suite struct PlotToFileTests {
  private static let training = "data xor; layer dense 2; layer dense out; train epochs 3 quiet; "

  private func run(
    _ text: String, files: [String: [UInt8]] = [:], environment: [String: String] = [:],
    _ look: (Program, Program.Outcome) throws -> Void
  ) throws {
    let program = try Program(files: files)
    defer { program.remove() }
    let variables = environment.mapValues { $0.replacing("FOLDER", with: program.folder.path()) }
    try look(program, try program.run(["-c", Self.training + text], environment: variables))
  }

  @Test(arguments: [("svg", "<svg "), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF-1.")])
  func aFileOfEachFormat(_ ending: String, _ start: String) throws {
    try run("plot loss to \"loss.\(ending)\"") { program, outcome in
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasSuffix("loss.\(ending) written\n"))
      let bytes = try Data(contentsOf: program.folder.appending(path: "loss.\(ending)"))
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(start))
    }
  }

  @Test func theSameLinesGiveTheSameBytes() throws {
    try run("plot loss to \"a.svg\"; plot loss to \"b.svg\"") { program, _ in
      let files = try ["a.svg", "b.svg"].map {
        try Data(contentsOf: program.folder.appending(path: $0))
      }
      #expect(files[0] == files[1])
    }
  }

  @Test(arguments: [
    ("none/loss.svg", "cannot write 'none/loss.svg': no such file or directory"),
    ("d.svg", "cannot write 'd.svg': it is not a file"),
  ])
  func whatCannotBeWritten(_ path: String, _ message: String) throws {
    let program = try Program()
    defer { program.remove() }
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "d.svg"), withIntermediateDirectories: true)
    let outcome = try program.run(["-c", Self.training + "plot loss to \"\(path)\""])
    #expect(outcome.status == 1)
    #expect(outcome.errors.lowercased().contains("error: \(message)"), "\(outcome.errors)")
  }

  /// A library that cannot be opened stands before the one of the system.
  @Test func withoutCairoTheRestWorks() throws {
    let files: [String: [UInt8]] = ["libcairo.so.2": []]
    let environment = ["LD_LIBRARY_PATH": "FOLDER"]
    try run("plot loss to \"x.png\"", files: files, environment: environment) { program, outcome in
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("drawn with Cairo, which is not installed"))
      #expect(outcome.errors.contains("apt install libcairo2"))
      #expect(
        !FileManager.default.fileExists(atPath: program.folder.appending(path: "x.png").path()))
    }
    try run("plot loss to \"x.svg\"", files: files, environment: environment) { _, outcome in
      #expect(outcome.status == 0)
    }
  }
}
