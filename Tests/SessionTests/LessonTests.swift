import Foundation
import Testing

/// The lessons say what the program gives, and are laid out as it lays out.
@Suite struct LessonTests {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts")

  private static let lessons: [String] = {
    let folder = scripts.appending(path: "tutorials").path()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  private func program() throws -> Program {
    let program = try Program()
    try FileManager.default.createSymbolicLink(
      at: program.folder.appending(path: "scripts"), withDestinationURL: Self.scripts)
    return program
  }

  @Test func thereAreFifteen() {
    let numbers = Self.lessons.compactMap { Int($0.prefix(2)) }
    #expect(numbers.starts(with: 1...15))
  }

  @Test(arguments: lessons)
  func givesWhatIsRecorded(lesson: String) throws {
    let program = try program()
    defer { program.remove() }
    let outcome = try program.run(["test", "scripts/tutorials/\(lesson)"], limit: 300)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test(arguments: lessons)
  func isLaidOut(lesson: String) throws {
    let program = try program()
    defer { program.remove() }
    let outcome = try program.run(["format", "--check", "scripts/tutorials/\(lesson)"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let check = try program.run(["check", "scripts/tutorials/\(lesson)"])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }
}
