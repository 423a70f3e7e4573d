import Foundation
import Testing

/// Every lesson of scripts/tutorials gives what is recorded in it, but for its slow cells.
@Suite struct LessonFilesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../scripts/tutorials").standardizedFileURL

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test func thereAreLessons() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names) func givesWhatIsRecorded(name: String) throws {
    let program = try Program()
    defer { program.remove() }
    let path = Self.folder.appending(path: name).path()
    let outcome = try program.run(["test", path], limit: 120)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }
}
