import Diagnostics
import Testing

@testable import Datasets

@Suite struct PreparationRowTests {
  let preparation = PreparationTests.prepare(.standard)

  @Test func rowsGiveTheInputsOfTraining() throws {
    let trained = PreparationTests.floats(
      try preparation.samples(of: PreparationTests.mixed, .train))
    let row = try preparation.row([.number(1), .boolean(true), .text("red"), .number(7)])
    #expect(row.inputs == Array(trained[..<6]))
    #expect(row.notes.isEmpty)
  }

  @Test func missingAndUnseen() throws {
    let row = try preparation.row([.text("?"), .text("NA"), .text("violet"), .text("7")])
    #expect(row.inputs == [0, 2.0 / 3.0, 0, 0, 0, 0])
    #expect(
      row.notes == [
        Note("'age' is missing", hint: "the mean of the training rows stands in: 2"),
        Note("'glad' is missing", hint: "the mean of the training rows stands in: 0.6666667"),
        Note(
          "'violet' was not learnt as a value of 'colour'",
          hint: "it counts as none of red, blue"),
      ])
  }

  @Test func wrongRows() {
    func mistake(_ values: [RawValue]) -> String {
      do throws(Diagnostic) {
        _ = try preparation.row(values)
        return "nothing"
      } catch { return "\(error.message) | \(error.hint ?? "")" }
    }
    #expect(
      mistake([.number(1)])
        == "a row has 4 values, not 1 | give age, glad, colour (red, blue), same")
    #expect(
      mistake([.text("old"), .boolean(true), .text("red"), .number(7)])
        == "'age' must be a number, not 'old' | ? stands for a missing value")
    #expect(
      mistake([.number(1), .number(2), .text("red"), .number(7)])
        == "'glad' must be true or false, not '2' | ? stands for a missing value")
    #expect(
      mistake([.number(1e300), .boolean(true), .text("red"), .number(7)])
        == "'age' must be a number, not '1e+300' | ? stands for a missing value")
  }

  @Test func aNumberCanNameALevel() throws {
    let column = PreparedColumn(
      name: "class", rule: .category(levels: ["1", "3"], untrained: []))
    let preparation = Preparation(
      scaling: .standard, features: .columns([column]),
      target: .classes(name: "y", names: ["a", "b"]))
    #expect(try preparation.row([.number(3)]).inputs == [0, 1])
  }
}
