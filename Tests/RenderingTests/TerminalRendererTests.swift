import Diagnostics
import Rendering
import Reports
import Testing

@Suite struct TerminalRendererTests {
  private let recorder = StreamRecorder(resultsWidth: 80, noticesWidth: 80)

  private func epoch(_ done: Int, isLast: Bool = false) -> Report {
    .progress(Progress(done: done, of: 1000, seconds: 0.2, secondsLeft: 3, isLast: isLast))
  }

  @Test func atMostTwentyRedrawsASecond() {
    for done in 1...1000 {
      recorder.renderer.show(epoch(done))
      recorder.advance(by: 0.001)
    }
    let redraws = recorder.notices.text.split(separator: "\r").count
    #expect((15...20).contains(redraws))
    #expect(recorder.results.text.isEmpty)
  }

  @Test func shortWorkShowsNoLiveLine() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.04)
    recorder.renderer.show(epoch(2))
    recorder.renderer.show(epoch(1000, isLast: true))
    #expect(recorder.notices.text.isEmpty)
    #expect(recorder.results.text == "epoch 1000/1000 ━━━━━━━━━━━━━━━━━━━━ 0.2 s\n")
  }

  @Test func theLastLineTakesThePlaceOfTheLiveOne() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(500))
    recorder.renderer.show(epoch(1000, isLast: true))
    #expect(
      recorder.notices.text
        == "\repoch 500/1000 ━━━━━━━━━━────────── 3 s left\u{1B}[K\r\u{1B}[K")
    #expect(recorder.results.text == "epoch 1000/1000 ━━━━━━━━━━━━━━━━━━━━ 0.2 s\n")
  }

  @Test func otherLinesStandAboveTheLiveOne() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(2))
    recorder.renderer.show(Diagnostic("test", "no"))
    #expect(recorder.notices.text.hasSuffix("left\u{1B}[K\r\u{1B}[Kerror: no\n"))
    recorder.renderer.settle()
    #expect(recorder.notices.text.hasSuffix("error: no\n"))
  }

  @Test func aFileGetsTheResultsOnly() {
    let recorder = StreamRecorder(resultsWidth: nil, noticesWidth: 40)
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(2))
    recorder.renderer.show(epoch(1000, isLast: true))
    #expect(recorder.notices.text.hasSuffix("\r\u{1B}[K"))
    #expect(recorder.results.text == "epoch 1000/1000 ━━━━━━━━━━━━━━━━━━━━ 0.2 s\n")
  }
}
