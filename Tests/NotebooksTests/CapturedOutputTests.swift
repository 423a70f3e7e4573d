import Notebooks
import Reports
import Testing

@Suite struct CapturedOutputTests {
  @Test func givesTheLinesOfResultsOnce() {
    let output = CapturedOutput()
    output.show(.text("a\n\nb"))
    output.show(.facts(Facts("t", [.text("x"), .ratio("accuracy", 0.5)])))
    output.show(.warning(Warning("careful")))
    #expect(output.takeLines() == ["a", "", "b", "t: x · accuracy 0.500"])
    #expect(output.takeLines() == [])
  }

  @Test func keepsTheLastLineOfATrainingOnly() {
    let output = CapturedOutput()
    output.show(.progress(Progress(done: 1, of: 2, seconds: 1)))
    output.show(.progress(Progress(done: 2, of: 2, seconds: 2, isLast: true)))
    let lines = output.takeLines()
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("epoch 2/2 ") == true)
  }
}
