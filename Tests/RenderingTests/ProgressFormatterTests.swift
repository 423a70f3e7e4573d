import Rendering
import Reports
import Testing

@Suite struct ProgressFormatterTests {
  private func progress(_ done: Int, of total: Int?, isLast: Bool = false) -> Progress {
    Progress(
      done: done, of: total,
      measures: [Measure("loss", 0.0521), Measure("accuracy", 0.983, as: .ratio)],
      seconds: 0.2, secondsLeft: isLast ? nil : 3.4, isLast: isLast)
  }

  @Test func lastLineHasTheFixedForm() {
    #expect(
      ProgressFormatter(.plain).line(progress(100, of: 100, isLast: true))
        == "epoch 100/100 ━━━━━━━━━━━━━━━━━━━━ loss 0.0521 · accuracy 0.983 · 0.2 s")
  }

  @Test func aStoppedRunShowsHowFarItCame() {
    #expect(
      ProgressFormatter(.plain).line(progress(43, of: 100, isLast: true))
        == "epoch 43/100 ━━━━━━━━╸─────────── loss 0.0521 · accuracy 0.983 · 0.2 s")
  }

  @Test func halfACellCounts() {
    var halfway = progress(37, of: 100)
    halfway.share = 0.375
    #expect(ProgressFormatter(.plain).line(halfway).contains(" ━━━━━━━╸──────────── "))
  }

  @Test func withoutAnEndThereIsNoBar() {
    #expect(
      ProgressFormatter(.plain).line(progress(7, of: nil))
        == "epoch 7 loss 0.0521 · accuracy 0.983 · 3 s left")
  }

  @Test func asciiHasNoOtherSign() {
    let line = ProgressFormatter(OutputStyle(isUnicode: false)).line(progress(37, of: 100))
    #expect(line == "epoch 37/100 =======............. loss 0.0521 | accuracy 0.983 | 3 s left")
  }

  @Test(arguments: 1...120)
  func theLiveLineNeverWraps(_ width: Int) {
    let formatter = ProgressFormatter(OutputStyle(width: width, isLive: true))
    #expect(DisplayWidth.of(formatter.liveLine(progress(37, of: 100))) <= max(width - 1, 0))
  }

  @Test func aNarrowWindowKeepsTheLossLongest() {
    func line(_ width: Int) -> String {
      ProgressFormatter(OutputStyle(width: width)).liveLine(progress(37, of: 100))
    }
    #expect(line(64) == "epoch 37/100 ━━━╸────── loss 0.0521 · accuracy 0.983 · 3 s left")
    #expect(line(63) == "epoch 37/100 loss 0.0521 · accuracy 0.983 · 3 s left")
    #expect(line(40) == "epoch 37/100 loss 0.0521 · 3 s left")
    #expect(line(13) == "epoch 37/100")
  }

  @Test func absurdCountsDoNotTrap() {
    let odd = Progress(
      done: Int.max, of: 0, share: .nan, measures: [Measure("loss", .nan)], seconds: -.infinity,
      secondsLeft: .infinity)
    #expect(ProgressFormatter(.plain).line(odd).contains("loss nan"))
  }

  @Test func coloursAddNothingButEscapes() {
    let formatter = ProgressFormatter(OutputStyle(colour: .basic))
    let line = formatter.line(progress(100, of: 100, isLast: true))
    #expect(line.contains("\u{1B}[32m━"))
    #expect(
      line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        == ProgressFormatter(.plain).line(progress(100, of: 100, isLast: true)))
  }
}
