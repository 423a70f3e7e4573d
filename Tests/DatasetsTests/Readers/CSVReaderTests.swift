import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct CSVReaderTests {
  static let plain = ["1.5|2|red|a", "2.5|3|blue|b", "3.5|4|red|a", "4.5|5|green|b"]

  @Test(arguments: [
    "plain.csv", "crlf.csv", "carriage-returns.csv", "byte-order-mark.csv",
    "no-last-line-break.csv", "blank-lines.csv", "tabs.tsv", "bars.txt", "spaces.csv",
    "zipped.csv.gz",
  ])
  func theSameTableInManyForms(name: String) throws {
    let data = try Fixture.load(name)
    #expect(data.lines == Self.plain)
    #expect(data.columns.map(\.name) == ["width", "height", "colour"])
    #expect(data.columns.map(\.kind) == [.numeric, .numeric, .category])
    #expect(data.notes.isEmpty)
  }

  @Test func decimalCommas() throws {
    let data = try Fixture.load("decimal-commas.csv") { $0.target = ["Art"] }
    #expect(data.columns.map(\.name) == ["Breite", "Höhe", "Farbe"])
    #expect(data.lines == ["1.5|2|rot|a", "2.5|3|blau|b", "3.5|4|rot|a", "4.5|5|grün|b"])
  }

  @Test func pointsAndCommasInOneColumnAreTexts() throws {
    let data = try Fixture.load("mixed-marks.csv")
    #expect(data.column("a")?.levels == ["1,5", "1.234", "2,5"])
  }

  @Test func quotes() throws {
    let data = try Fixture.load("quoted.csv")
    #expect(data.column("name")?.levels == ["Smith, Ann", "two\nlines", "plain"])
    #expect(data.column("note")?.levels == ["says \"hi\"", "missing", "spaced", "x"])
  }

  @Test func aQuoteInsideAFieldIsText() throws {
    let data = try Fixture.load("stray-quotes.csv")
    #expect(data.column("size")?.levels == ["6\" pipe", "8\" pipe"])
  }

  @Test func separatorIsForced() {
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.separator = Separator(";") }
        == "there is no column 'kind' in 'plain.csv' | it has width,height,colour,kind")
  }

  @Test func noHeader() throws {
    let data = try Fixture.load("no-header.csv") { $0.target = ["3"] }
    #expect(data.lines == ["5.1|3.5|x", "4.9|3|y", "4.7|3.2|x"])
    #expect(data.columns.map(\.name) == ["column1", "column2"])
    #expect(data.target.names == ["column3"])
  }

  @Test func headerIsForced() throws {
    let data = try Fixture.load("no-header.csv") {
      $0.header = true
      $0.target = ["x"]
    }
    #expect(data.columns.map(\.name) == ["5.1", "3.5"])
    #expect(data.rowCount == 2)
    let without = try Fixture.load("plain.csv") {
      $0.header = false
      $0.target = ["column4"]
    }
    #expect(without.rowCount == 5)
    #expect(without.column("column1")?.kind == .category)
  }

  @Test func headerAmongTexts() throws {
    #expect(try Fixture.load("texts-with-header.csv").rowCount == 3)
    let without = try Fixture.load("texts-without-header.csv") { $0.target = ["column3"] }
    #expect(without.rowCount == 3)
    #expect(try Fixture.load("unnamed-column.csv").columns.map(\.name) == ["column1", "a"])
  }

  @Test func featuresKeepTheUsersOrder() throws {
    let data = try Fixture.load("plain.csv") { $0.features = ["colour", "width"] }
    #expect(data.columns.map(\.name) == ["colour", "width"])
    let ignoring = try Fixture.load("plain.csv") { $0.ignore = ["width"] }
    #expect(ignoring.columns.map(\.name) == ["height", "colour"])
  }

  @Test func testFileMatchesByName() throws {
    let data = try Fixture.load("train.csv") { $0.test = .file(Fixture.path("test.csv")) }
    #expect(data.lines == ["1|red|x", "2|blue|y", "3|red|x", "4|green|y", "5|red|x"])
    #expect(data.parts.train == [0, 1, 2])
    #expect(data.parts.test == [3, 4])
  }

  @Test func testShare() throws {
    let data = try Fixture.load("many-numbers.csv") { $0.test = .share(0.5) }
    #expect(data.parts.test.count == 32)
    #expect(try Fixture.load("many-numbers.csv") { $0.test = .share(0) }.parts.test.isEmpty)
  }

  @Test func interruptStopsTheLoad() {
    var reader = CSVReader()
    reader.file = Fixture.path("plain.csv")
    reader.target = ["kind"]
    var context = LoadContext(random: RandomStreams(seed: 0)) { true }
    let failure = #expect(throws: Diagnostic.self) { try reader.load(in: &context) }
    #expect(failure?.id == "data.interrupted")
  }
}
