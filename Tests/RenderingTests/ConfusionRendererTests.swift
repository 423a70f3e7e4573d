import Rendering
import Reports
import Testing

@Suite struct ConfusionRendererTests {
  private func text(_ classes: [String], _ counts: [Int], _ style: OutputStyle) -> String {
    FigureRenderer(style).text(
      of: .confusion(ConfusionChart("confusion", classes: classes, counts: counts)))
  }

  @Test func countsWithRecallPrecisionAndAccuracy() {
    #expect(
      text(["cat", "dog"], [3, 1, 0, 1200], OutputStyle(width: 60)) == """
        confusion
                    predicted
        true        cat   dog   recall
        cat           3     1    75.0%
        dog           0  1200     100%
        precision  100% 99.9%
        1203 of 1204 right: accuracy 99.9%

        """)
  }

  @Test func aClassWithoutRowsHasNoRecall() {
    let text = text(["a", "b"], [2, 0, 0, 0], OutputStyle(width: 60))
    #expect(text.contains("b             0     0        -\n"))
  }

  @Test func wideLettersStayInLine() {
    let lines = text(["山鸢尾", "变色鸢尾"], [3, 0, 1, 2], OutputStyle(width: 60))
      .split(separator: "\n")
    #expect(DisplayWidth.of(lines[2]) == DisplayWidth.of(lines[3]))
    #expect(DisplayWidth.of(lines[3]) == DisplayWidth.of(lines[4]))
  }

  @Test func narrowColumnsAreNumbered() {
    let classes = (0..<14).map { "kind \($0)" }
    let text = text(classes, (0..<196).map { $0 % 15 == 0 ? 7 : 1 }, OutputStyle(width: 80))
    #expect(text.contains("12  13  14"))
    #expect(text.contains("\n14 kind 13 "))
  }

  @Test func manyClassesAreAPictureAndTheCommonestMistakes() {
    var counts = (0..<10000).map { $0 % 101 == 0 ? 90 : 0 }
    counts[305] = 17
    let text = text((0..<100).map { "class \($0)" }, counts, OutputStyle(width: 80))
    #expect(text.contains("class 3 → class 5: 17\n"))
    #expect(text.contains("9000 of 9017 right: accuracy 99.8%"))
  }

  @Test func rightIsBlueAndWrongIsOrange() {
    let text = text(["a", "b"], [4, 0, 2, 2], OutputStyle(colour: .full, width: 60))
    #expect(text.contains("\u{1B}[38;2;255;255;255;48;2;0;114;178m    4 "))
    #expect(text.contains("48;2;231;162;108m    2 "))
  }
}
