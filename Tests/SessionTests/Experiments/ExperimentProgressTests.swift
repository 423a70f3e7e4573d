import Reports
import Synchronization
import Testing

@testable import Session

@Suite struct ExperimentProgressTests {
  private final class Heard: Sendable {
    private let kept = Mutex<[Progress]>([])
    var all: [Progress] { kept.withLock { $0 } }
    func take(_ report: Report) {
      if case .progress(let progress) = report { kept.withLock { $0.append(progress) } }
    }
  }

  private func training(_ share: Double, isLast: Bool = false) -> Progress {
    Progress(done: 1, of: 10, share: share, seconds: 0, isLast: isLast)
  }

  @Test func aRunIsAsFarAsItsTraining() {
    let heard = Heard()
    let progress = ExperimentProgress(unit: "run", total: 4) { heard.take($0) }
    progress.hear(training(0.5))
    progress.hear(training(1, isLast: true))
    progress.finishRun()
    progress.hear(training(0.5))
    #expect(heard.all.map(\.shareDone) == [0.125, 0.25, 0.25, 0.375])
    #expect(heard.all.map(\.done) == [1, 1, 2, 2])
    #expect(heard.all.allSatisfy { $0.unit == "run" && $0.total == 4 && !$0.isLast })
    #expect(heard.all.allSatisfy { ($0.secondsLeft ?? -1) >= 0 })
  }

  /// Once a run has trained twice, each training is half of the next.
  @Test func learnsHowManyTrainingsARunHas() {
    let heard = Heard()
    let progress = ExperimentProgress(unit: "run", total: 2) { heard.take($0) }
    for _ in 0..<2 { progress.hear(training(1, isLast: true)) }
    progress.finishRun()
    progress.hear(training(0.5))
    #expect(heard.all.last?.shareDone == 0.625)
    progress.finishRun()
    progress.finishRun()
    #expect(heard.all.map { $0.shareDone ?? 0 } == heard.all.map { $0.shareDone ?? 0 }.sorted())
    #expect(heard.all.last?.shareDone == 1)
  }
}
