import Foundation
import Testing

/// Every script in Transcripts/Files works with the files beside it, and says below each statement
/// what it answers; `nn test` plays it.
@Suite struct FileTranscriptTests {
  private static let files: [String: [UInt8]] = {
    guard let folder = Bundle.module.resourceURL?.appending(path: "Transcripts/Files") else {
      return [:]
    }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
    var files: [String: [UInt8]] = [:]
    for name in names {
      files[name] = (try? Data(contentsOf: folder.appending(path: name))).map(Array.init)
    }
    return files
  }()

  @Test func thereAreScripts() {
    #expect(Self.files.count > Self.files.keys.count { $0.hasSuffix(".nn") })
  }

  @Test(arguments: files.keys.filter { $0.hasSuffix(".nn") }.sorted())
  func answersAsRecorded(name: String) throws {
    let program = try Program(files: Self.files)
    defer { program.remove() }
    let outcome = try program.run(["--threads", "1", "test", name])
    #expect(outcome.output.hasSuffix(" · all as recorded\n"), "\(outcome.errors)")
    #expect(outcome.status == 0)
  }
}
