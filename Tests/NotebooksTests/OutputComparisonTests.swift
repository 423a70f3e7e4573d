import Notebooks
import Testing

@Suite struct OutputComparisonTests {
  private let usual = OutputComparison()

  @Test(arguments: [
    ("loss 0.05", "loss 0.05"), ("loss 0.05", "loss 0.0521"), ("loss 0.05", "loss 0.0450"),
    ("loss 0.0521", "loss 0.05208"), ("5.21e-5", "5.2100000001e-5"), ("5e3", "5400"),
    ("60,000 rows", "60000 rows"), ("[1, 2]", "[1, 2]"), ("-0.5", "-0.50"),
    ("epoch 3/3", "epoch 3/3"),
    ("x  y", "x y"), ("x", "x "), ("= 3", "= 3.2"), ("−3", "-3"),
  ])
  func numbersAgreeToTheDigitsRecorded(recorded: String, actual: String) {
    #expect(usual.matches(recorded: [recorded], actual: [actual]))
  }

  @Test(arguments: [
    ("loss 0.05", "loss 0.0561"), ("loss 0.0521", "loss 0.05"), ("3", "4"), ("-0.5", "0.5"),
    ("5.21e-5", "5.22e-5"), ("60,000", "60,001"), ("dense1", "dense2"), ("[1, 2]", "[1 2]"),
    ("loss 0.5", "Loss 0.5"), ("loss", "loss 0.5"), ("0.5", "nan"), ("a b", "ab"), ("3", "3x"),
    ("1e400", "1e401"),
  ])
  func wordsAgreeExactly(recorded: String, actual: String) {
    #expect(!usual.matches(recorded: [recorded], actual: [actual]))
  }

  @Test(arguments: [
    ("loss 1.00", "loss 1.009", true), ("loss 1.00", "loss 1.02", false),
    ("loss 500", "loss 504", true), ("loss 500", "loss 506", false), ("0.001", "0.009", true),
  ])
  func aToleranceTakesTheirPlace(recorded: String, actual: String, agrees: Bool) {
    let comparison = OutputComparison(tolerance: 0.01)
    #expect(comparison.matches(recorded: [recorded], actual: [actual]) == agrees)
  }

  @Test(arguments: [
    ("loss 0.5 · 0.2 s", "loss 0.5 · 12.3 s"), ("time: 4 ms", "time: 2 min 05 s"),
    ("time: 40 µs", "time: 1 h 02 min"), ("0.2 s left", "3 min 00 s left"),
  ])
  func durationsAreNotCompared(recorded: String, actual: String) {
    #expect(usual.matches(recorded: [recorded], actual: [actual]))
  }

  @Test func aDurationIsStillADuration() {
    #expect(!usual.matches(recorded: ["time: 4 ms"], actual: ["time: none"]))
    #expect(!usual.matches(recorded: ["took 4 steps"], actual: ["took 5 steps"]))
  }

  @Test(arguments: [
    (["..."], []), (["..."], ["a", "b"]), (["a", "...", "d"], ["a", "b", "c", "d"]),
    (["a", "...", "d"], ["a", "d"]), (["...", "b"], ["b", "a", "b"]), (["a ... d"], ["a b c d"]),
    (["a ... d"], ["a d"]), (["... 3 ..."], ["1 2 3 4"]), (["...", "..."], ["a"]),
    (["a ..."], ["a"]), (["...", "x", "...", "y"], ["x", "y", "x", "z", "y"]),
  ])
  func threeDotsStandForAnything(recorded: [String], actual: [String]) {
    #expect(usual.matches(recorded: recorded, actual: actual))
  }

  @Test(arguments: [
    (["a", "..."], ["b"]), (["a", "...", "d"], ["a", "b"]), (["a ... d"], ["a b c"]),
    ([], ["a"]), (["a"], []), (["a", "b"], ["a"]), (["a...d"], ["a b d"]),
  ])
  func butNotForWhatStandsBesideThem(recorded: [String], actual: [String]) {
    #expect(!usual.matches(recorded: recorded, actual: actual))
  }

  @Test func manyGapsTakeNoLongTime() {
    let recorded = Array(repeating: ["...", "a"], count: 20).flatMap { $0 } + ["b"]
    #expect(!usual.matches(recorded: recorded, actual: Array(repeating: "a", count: 2000)))
    let line = String(repeating: "... a ", count: 20) + "b"
    #expect(!usual.matches(recorded: [line], actual: [String(repeating: "a ", count: 2000)]))
  }

  @Test func theLineUnderTitlesMayBeLonger() {
    let comparison = OutputComparison()
    #expect(comparison.matches(recorded: ["────  ──"], actual: ["─────  ───"]))
    #expect(!comparison.matches(recorded: ["────  ──"], actual: ["─────"]))
  }
}
