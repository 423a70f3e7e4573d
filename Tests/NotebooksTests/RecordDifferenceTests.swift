import Rendering
import Testing

@testable import Notebooks

@Suite struct RecordDifferenceTests {
  private func steps(_ recorded: [String], _ actual: [String], tolerance: Double? = nil) -> [String]
  {
    let difference = RecordedRun.Difference(
      line: 7, recorded: recorded, actual: actual, tolerance: tolerance)
    return RecordDifference(difference).text(file: "a.md", Paint(.plain))
      .split(separator: "\n").map { String($0) }
  }

  @Test func linesThatAgreeStandOnce() {
    #expect(
      steps(["a", "loss 0.50", "c"], ["a", "loss 0.61", "c"]) == [
        "a.md:7: the output differs", "    a", "  - loss 0.50", "  + loss 0.61", "    c",
      ])
    #expect(steps([], ["a"]) == ["a.md:7: the output differs", "  + a"])
    #expect(steps(["a"], []) == ["a.md:7: the output differs", "  - a"])
  }

  @Test func linesAgreeAsTheTestHasIt() {
    #expect(steps(["0.5 · 3 s", "x"], ["0.52 · 9 s", "y"]).contains("    0.52 · 9 s"))
    #expect(steps(["0.50", "x"], ["0.52", "y"]).contains("  - 0.50"))
    #expect(steps(["0.50", "x"], ["0.52", "y"], tolerance: 0.1).contains("    0.52"))
  }

  @Test func farFromADifferenceNothingIsShown() {
    let same = (1...9).map { "line \($0)" }
    #expect(
      steps(same + ["a"], same + ["b"]) == [
        "a.md:7: the output differs", "    …", "    line 8", "    line 9", "  - a", "  + b",
      ])
  }

  @Test func longOutputsTakeNoLongTime() {
    let (old, new) = ((1...3000).map { "a\($0)" }, (1...3000).map { "b\($0)" })
    #expect(steps(old, new).count == 6001)
  }
}
