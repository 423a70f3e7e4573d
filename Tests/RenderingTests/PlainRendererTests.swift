import Diagnostics
import Rendering
import Reports
import Testing

@Suite struct PlainRendererTests {
  private let recorder = StreamRecorder()

  private func epoch(_ done: Int, isLast: Bool = false) -> Report {
    .progress(Progress(done: done, of: 9, seconds: Double(done), isLast: isLast))
  }

  @Test func resultsAndNoticesGoTheirWays() {
    recorder.renderer.show(.text("3"))
    recorder.renderer.show(.warning(Warning("hm")))
    recorder.renderer.show(Diagnostic("test", "no"))
    #expect(recorder.results.text == "3\n")
    #expect(recorder.notices.text == "warning: hm\nerror: no\n")
  }

  @Test func atMostOneLineASecondAndTheLast() {
    for done in 1...8 {
      recorder.renderer.show(epoch(done))
      recorder.advance(by: 0.4)
    }
    recorder.renderer.show(epoch(9, isLast: true))
    let epochs = recorder.notices.text.split(separator: "\n").map { $0.prefix(9) }
    #expect(epochs == ["epoch 4/9", "epoch 7/9"])
    #expect(recorder.results.text == "epoch 9/9 ━━━━━━━━━━━━━━━━━━━━ 9.0 s\n")
  }

  @Test func nothingIsEverRedrawn() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 2)
    recorder.renderer.show(epoch(2))
    recorder.renderer.settle()
    #expect(!recorder.notices.text.contains { $0 == "\r" || $0 == "\u{1B}" })
  }
}
