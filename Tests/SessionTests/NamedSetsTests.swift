import Session
import Testing

/// Small networks learn the sets that come with the program.
@Suite struct NamedSetsTests {
  /// What a test accuracy or loss has to be; for numbers the loss is (1 − r²) times the variance.
  @Test(arguments: [
    ("gauss", "epochs 20 rate 0.05", "accuracy > 0.95"),
    ("checkerboard", "epochs 150 rate 0.02", "accuracy > 0.8"),
    ("plane", "epochs 60 rate 0.02", "loss < 0.05"),
    ("wine", "epochs 20 rate 0.01", "accuracy > 0.9"),
    ("cancer", "epochs 10 rate 0.01", "accuracy > 0.93"),
    ("digits", "epochs 10 rate 0.01", "accuracy > 0.93"),
    ("diabetes", "epochs 10 rate 0.005", "loss < 0.65 * 5930"),
    ("housing", "epochs 15 rate 0.005", "loss < 0.2 * 6.17e9"),
  ]) func isLearnt(name: String, training: String, expectation: String) {
    let talk = Conversation("data \(name); network 16 16 \(name == "digits" ? "relu" : "tanh")")
    talk.answer("train \(training) quiet; evaluate; expect \(expectation)")
  }

  @Test func oneLineTellsOfEachInTheHelp() {
    let help = Conversation().answer("help data")
    for line in [
      "gauss", "checkerboard", "plane", "housing", "iris", "digits", "wine", "cancer", "diabetes",
    ] {
      #expect(help.contains { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix(line + " ") })
    }
  }
}
