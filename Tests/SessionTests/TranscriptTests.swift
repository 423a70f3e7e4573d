import Diagnostics
import Foundation
import Notebooks
import Session
import Tensors
import Testing

/// Every script in Transcripts says below each statement what it answers.
@Suite struct TranscriptTests {
  static let scripts: [String] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Transcripts").path ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".nn") }.sorted().map { folder + "/" + $0 }
  }()

  @Test func thereAreScripts() {
    #expect(Self.scripts.count >= 2)
  }

  @Test(arguments: scripts) func answersAsRecorded(path: String) throws {
    let script = try RecordedScript(try TextFile.read(path))
    let run = EvaluationThread().run {
      script.run { emit in Interpreter(Session(threads: .init(1)), host: Host(emit: emit)) }
    }
    if case .failed(let diagnostic) = run.outcome {
      Issue.record("\(path): \(diagnostic.message)")
    }
    for difference in run.differences {
      Issue.record(
        """
        \(path):\(difference.line)
        recorded \(difference.recorded.joined(separator: "\n"))
        actual   \(difference.actual.joined(separator: "\n"))
        """)
    }
  }
}
