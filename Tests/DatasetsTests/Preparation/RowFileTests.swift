import Diagnostics
import Testing

@testable import Datasets

@Suite struct RowFileTests {
  static func preparation() throws -> Preparation {
    Preparation(learningFrom: try Fixture.load("plain.csv"), standardisingTargets: true)
  }

  @Test func columnsAreFoundByName() throws {
    let preparation = try Self.preparation()
    let path = try TemporaryFile("rows.csv") {
      $0 += "id,colour,height,width\n7,red,2,1.5\n8,violet,,2.5\n9,?,5,4.5\n"
    }
    let file = try RowFile(path.path, for: preparation)
    #expect(file.columns == ["id", "colour", "height", "width"])
    var batches: [RowFile.Batch] = []
    let notes = try file.forEachBatch(of: 2) { batches.append($0) }
    #expect(batches.map(\.rows) == [2, 1])
    #expect(batches[0].fields == [["7", "red", "2", "1.5"], ["8", "violet", "", "2.5"]])
    let expected = try preparation.row([.number(1.5), .number(2), .text("red")])
    #expect(Array(batches[0].inputs[..<5]) == expected.inputs)
    #expect(batches[1].inputs.count == 5)
    #expect(
      notes.map(\.message) == [
        "'height' is missing", "'violet' was not learnt as a value of 'colour' in 2 rows",
      ])
  }

  @Test func withoutAHeaderTheOrderDecides() throws {
    let path = try TemporaryFile("rows.csv") { $0 += "1.5,2,red\n2.5,3,blue\n" }
    var rows = 0
    let file = try RowFile(path.path, for: try Self.preparation())
    _ = try file.forEachBatch { rows += $0.rows }
    #expect(rows == 2)
  }

  @Test func mistakes() throws {
    let preparation = try Self.preparation()
    func mistake(_ text: String) throws -> String {
      let path = try TemporaryFile("rows.csv") { $0 += text }
      do throws(Diagnostic) {
        _ = try RowFile(path.path, for: preparation).forEachBatch { _ in }
        return "nothing"
      } catch {
        return (error.message + " | " + (error.hint ?? ""))
          .replacing(path.path.dropLast("rows.csv".count), with: "")
      }
    }
    #expect(
      try mistake("width,hieght,colour\n1,2,red\n")
        == "there is no column 'height' in 'rows.csv' | did you mean 'hieght'?")
    #expect(
      try mistake("width,height,colour\n1,2,red\nwide,2,red\n")
        == "'rows.csv', line 3, column 1 ('width'): 'width' must be a number, not 'wide'"
        + " | leave the field empty if the value is not known")
    #expect(
      try mistake("width,height,colour\n1,2\n")
        == "'rows.csv', line 2, column 3: the row has 2 fields, the first row has 3"
        + " | a field that holds ',' needs quotes around it")
  }
}
