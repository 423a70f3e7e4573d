import Diagnostics
import Testing

@testable import Datasets

@Suite struct ColumnTypesTests {
  @Test func missingValues() throws {
    let data = try Fixture.load("missing.csv")
    #expect(data.columns.map(\.name) == ["age", "cabin", "fare"])
    #expect(
      data.lines == ["22|missing|7.25|a", "|C85||b", "26|missing|7.75|a", "35|missing||b"])
    #expect(data.column("cabin")?.levels == ["missing", "C85"])
    #expect(
      data.notes.map(\.message) == [
        "1 row without a value of 'kind' left out", "column 'empty' has no values and is left out",
        "missing values: age 2, fare 2",
      ])
  }

  @Test func missingAndALevelOfThatName() throws {
    let data = try Fixture.load("missing-is-a-level.csv")
    #expect(data.lines == ["missing|a", "missing|b", "present|a"])
    #expect(data.column("state")?.levels == ["missing", "present"])
  }

  @Test func booleans() throws {
    let data = try Fixture.load("booleans.csv")
    #expect(data.columns.map(\.kind) == [.boolean, .boolean])
    #expect(data.lines == ["true|true|1", "false|false|0", "|true|1"])
  }

  /// Whole numbers ascending, `false` before `true`, texts by first appearance.
  @Test(arguments: [
    ("number-classes.csv", ["-2", "1", "3", "10"]),
    ("boolean-classes.csv", ["false", "true"]),
    ("text-classes.csv", ["virginica", "setosa", "versicolor"]),
  ])
  func classOrder(name: String, classes: [String]) throws {
    #expect(try Fixture.load(name).target.classNames == classes)
  }

  @Test func classesOfRows() throws {
    #expect(try Fixture.load("number-classes.csv").classes == ["3", "1", "10", "1", "-2"])
    #expect(try Fixture.load("boolean-classes.csv").classes == ["true", "false", "true"])
  }

  @Test func moreThanTwentyNumbersAreANumber() throws {
    #expect(try Fixture.load("many-numbers.csv").target.classNames.isEmpty)
    let forced = try Fixture.load("many-numbers.csv") { $0.targetKind = .class }
    #expect(forced.target.classNames == (0..<21).map { String($0) })
  }

  @Test func decimalsAreANumber() throws {
    let data = try Fixture.load("decimals-as-target.csv") { $0.target = ["price"] }
    #expect(data.targetNumbers == [[0.5, 1, 2, 0.5]])
    let forced = try Fixture.load("decimals-as-target.csv") {
      $0.target = ["price"]
      $0.targetKind = .class
    }
    #expect(forced.target.classNames == ["0.5", "1", "2"])
  }

  @Test func wholeNumbersAsANumber() throws {
    let data = try Fixture.load("number-classes.csv") { $0.targetKind = .number }
    #expect(data.targetNumbers == [[3, 1, 10, 1, -2]])
  }

  @Test func severalTargetsAreNumbers() throws {
    let data = try Fixture.load("two-targets.csv") { $0.target = ["z", "y"] }
    #expect(data.targetNumbers == [[3.5, 4.5, 5.5], [2, 4, 6]])
    #expect(data.columns.map(\.name) == ["x"])
  }

  @Test func moreThanFiftyLevels() throws {
    let data = try Fixture.load("many-levels.csv")
    #expect(data.columns.map(\.name) == ["x"])
    #expect(
      data.notes == [
        Note(
          "column 'name' has more than 50 texts and is left out",
          hint: "name it in 'features' to learn from it")
      ])
    let named = try Fixture.load("many-levels.csv") { $0.features = ["name"] }
    #expect(named.column("name")?.levels.count == 51)
    #expect(named.notes.isEmpty)
    #expect(try Fixture.load("fifty-levels.csv").column("name")?.levels.count == 50)
  }

  @Test func anInfinityAmongTextsIsAText() throws {
    #expect(try Fixture.load("infinite-text.csv").column("b")?.levels == ["inf", "fine"])
  }
}
