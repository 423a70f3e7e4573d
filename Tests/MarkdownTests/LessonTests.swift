import Diagnostics
import Foundation
import Markdown
import Testing

@Suite struct LessonTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../scripts/tutorials").standardizedFileURL

  /// What is in the folder is in the program, in the same order and to the byte.
  @Test func allOfTheFolderAreInTheProgram() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
      .filter { $0.hasSuffix(".md") }.sorted()
    let texts = try names.map {
      try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8)
    }
    #expect(!texts.isEmpty)
    #expect(Lesson.texts == texts, "CLessons.c has a line for each of \(names)")
  }

  @Test func eachHasANumberATitleAndCells() {
    #expect(Lesson.all.count == Lesson.texts.count)
    #expect(Set(Lesson.all.map(\.number)).count == Lesson.all.count)
    for lesson in Lesson.all {
      #expect(lesson.title.count > 5)
      #expect(lesson.notebook.cells.count > 3)
    }
  }

  private func lesson(_ text: String) throws -> Lesson { try Lesson(SourceText(text), place: 4) }

  @Test func theHeadingGivesNumberAndTitle() throws {
    let lesson = try lesson("# 3 · *Hidden* layers\n\n```nn\n1\n```\n")
    #expect(lesson.number == 3)
    #expect(lesson.title == "Hidden layers")
    #expect(try self.lesson("# Layers\n").number == 4)
  }

  @Test func isReadStepByStep() throws {
    let lesson = try lesson(
      "# 1 · A\n\nOne\ntwo.\n\n```nn\na\n\nb\n```\n\n```output\n1\n```\n\nThree.\n\n```nn\nc\n```\nEnd.\n"
    )
    #expect(lesson.prose(before: 0).text == "# 1 · A\n\nOne two.")
    #expect(lesson.prose(before: 1).text == "Three.")
    #expect(lesson.prose(before: 2).text == "End.")
    #expect(lesson.code(at: 0) == "a\n\nb")
    #expect(lesson.code(at: 2) == nil)
    #expect(lesson.text == "# 1 · A\n\nOne two.\n\n\ta\n\n\tb\n\nThree.\n\n\tc\n\nEnd.")
  }

  @Test func aSolutionIsPartedFromItsQuestion() throws {
    let lesson = try lesson(
      "# 1 · A\n\n**1.** Why `a`?\n\n### Solution\n\nSo.\n\n```nn\na\n```\n\nB?\n\n### Solution\n\n```nn\nb\n```\nEnd."
    )
    #expect(lesson.prose(before: 0).text == "# 1 · A\n\n1. Why `a`?")
    #expect(lesson.prose(before: 0).solution == "# Solution\n\nSo.")
    #expect(lesson.prose(before: 1).text == "B?")
    #expect(lesson.prose(before: 1).solution == "# Solution")
    #expect(lesson.prose(before: 2).solution == nil)
  }
}
