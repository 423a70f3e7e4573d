import Foundation
import Specification
import Testing

@testable import Session

/// What every lab keeps to.
@Suite struct LabTests {
  @Test(arguments: Labs.all.map(\.name)) func tellsOneSentence(lab: String) {
    let talk = Conversation()
    guard case .text(let sentence)? = talk.record("lab \(lab)")["sentence"] else {
      Issue.record("no sentence")
      return
    }
    #expect(sentence.hasSuffix("."))
    #expect(!sentence.contains("nothing was measured"))
    #expect(!sentence.contains("nan") && !sentence.contains("inf"))
  }

  /// Each lab of the folder is listed and has a test.
  @Test func everyFileIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let folder = root.appending(path: "Sources/Session/Labs").standardizedFileURL.path()
    var found: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let tests = root.appending(path: "Tests/SessionTests/Labs").standardizedFileURL.path()
      let test = file.replacing(".swift", with: "Tests.swift")
      #expect(FileManager.default.fileExists(atPath: "\(tests)/\(test)"), "\(test)")
      if file.hasSuffix("Lab.swift"), file != "Lab.swift" {
        found.append(file.dropLast("Lab.swift".count).lowercased())
      }
    }
    #expect(found.sorted() == Labs.all.map(\.name).sorted())
  }
}
