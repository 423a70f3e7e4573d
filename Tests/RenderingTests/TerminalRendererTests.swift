import Diagnostics
import Foundation
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
        == "\r\u{1B}[?7lepoch 500/1000 ━━━━━━━━━━────────── 3 s left\u{1B}[J\u{1B}[?7h\r\r\u{1B}[J")
    #expect(recorder.results.text == "epoch 1000/1000 ━━━━━━━━━━━━━━━━━━━━ 0.2 s\n")
  }

  @Test func otherLinesStandAboveTheLiveOne() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(2))
    recorder.renderer.show(Diagnostic("test", "no"))
    #expect(recorder.notices.text.hasSuffix("left\u{1B}[J\u{1B}[?7h\r\r\u{1B}[Jerror: no\n"))
    recorder.renderer.settle()
    #expect(recorder.notices.text.hasSuffix("error: no\n"))
  }

  @Test func nothingIsDrawnWhileTheTerminalIsLent() {
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(2))
    let (began, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    recorder.renderer.settle {
      Thread.detachNewThread {
        began.signal()
        recorder.renderer.show(epoch(3))
        recorder.advance(by: 0.06)
        recorder.renderer.show(epoch(4))
        ended.signal()
      }
      began.wait()
      usleep(20_000)
      #expect(recorder.notices.text.hasSuffix("\r\u{1B}[J"))
    }
    ended.wait()
    #expect(recorder.notices.text.contains("epoch 4/1000"))
  }

  /// Output that waits for a reader, as a pipe does, must not keep a program from stopping.
  @Test func theTerminalIsLentWhileAnotherThreadWrites() {
    final class FullPipe: TextOutput {
      let (began, read) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      var isTerminal: Bool { false }
      var terminalWidth: Int? { nil }
      var terminalHeight: Int? { nil }
      func write(_ text: String) {
        began.signal()
        read.wait()
      }
    }
    let (pipe, ended) = (FullPipe(), DispatchSemaphore(value: 0))
    let settings = OutputSettings(colour: .never) { $0 == "TERM" ? "xterm" : nil }
    let renderer = settings.renderer(results: pipe, notices: MemoryOutput(terminalWidth: 80))
    Thread.detachNewThread {
      renderer.show(.text("much"))
      ended.signal()
    }
    pipe.began.wait()
    var isLent = false
    renderer.settle { isLent = true }
    #expect(isLent)
    pipe.read.signal()
    ended.wait()
  }

  @Test func aFileGetsTheResultsOnly() {
    let recorder = StreamRecorder(resultsWidth: nil, noticesWidth: 40)
    recorder.renderer.show(epoch(1))
    recorder.advance(by: 0.06)
    recorder.renderer.show(epoch(2))
    recorder.renderer.show(epoch(1000, isLast: true))
    #expect(recorder.notices.text.hasSuffix("\r\u{1B}[J"))
    #expect(recorder.results.text == "epoch 1000/1000 ━━━━━━━━━━━━━━━━━━━━ 0.2 s\n")
  }
}
