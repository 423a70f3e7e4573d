import Testing

@testable import Datasets

@Suite struct ColumnNamesTests {
  @Test func theHeaderTells() throws {
    let file = try TemporaryFile("a.csv") { $0 = "a;b c;\"d\"\n1;2;x\n3;4;y\n" }
    #expect(ColumnNames.ofFile(file.path) == ["a", "b c", "d"])
  }

  @Test func theBeginningIsEnough() throws {
    let rows = String(repeating: "1,2\n", count: 100_000)
    let file = try TemporaryFile("long.csv") { $0 = "x,y\n" + rows }
    #expect(ColumnNames.ofFile(file.path) == ["x", "y"])
  }

  @Test func nothingElseIsATable() throws {
    #expect(ColumnNames.ofFile("/nowhere.csv").isEmpty)
    #expect(ColumnNames.ofFile("/tmp").isEmpty)
    #expect(ColumnNames.ofFile("/dev/null").isEmpty)
    let file = try TemporaryFile("empty.csv") { $0 = "" }
    #expect(ColumnNames.ofFile(file.path).isEmpty)
  }
}
