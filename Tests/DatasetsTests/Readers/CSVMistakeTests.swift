import Diagnostics
import Testing

@testable import Datasets

/// What is wrong with a file is told by its name, line and column, and nothing is loaded.
@Suite struct CSVMistakeTests {
  @Test(arguments: [
    (
      "ragged-long.csv",
      "'ragged-long.csv', line 3, column 4: the row has 4 fields, the first row has 3"
        + " | a field that holds ',' needs quotes around it"
    ),
    (
      "ragged-short.csv",
      "'ragged-short.csv', line 4, column 3: the row has 2 fields, the first row has 3"
        + " | a field that holds ',' needs quotes around it"
    ),
    (
      "unclosed-quote.csv",
      "'unclosed-quote.csv', line 5, column 2: the quote that opens the field is not closed before"
        + " the next one or the end | close it, or write a quote inside quotes twice"
    ),
    (
      "unclosed-quote-found-early.csv",
      "'unclosed-quote-found-early.csv', line 2, column 2: the quote that opens the field is not"
        + " closed before the next one or the end | close it, or write a quote inside quotes twice"
    ),
    (
      "infinity.csv",
      "'infinity.csv', line 3, column 2 ('b'): '-inf' is infinite, or too large for 32 bits"
        + " | leave the field empty if the value is not known"
    ),
    (
      "too-large.csv",
      "'too-large.csv', line 3, column 2 ('b'): '1e39' is infinite, or too large for 32 bits"
        + " | leave the field empty if the value is not known"
    ),
    (
      "duplicate-name.csv",
      "'duplicate-name.csv', line 1, column 3: column 1 is called 'a' too"
        + " | give every column a name of its own"
    ),
    (
      "utf16.csv",
      "'utf16.csv', line 1, column 1: the file is UTF-16, not UTF-8"
        + " | iconv -f UTF-16 -t UTF-8 utf16.csv > new.csv"
    ),
    (
      "utf16-without-mark.csv",
      "'utf16-without-mark.csv', line 1, column 1: the file is UTF-16, not UTF-8"
        + " | iconv -f UTF-16 -t UTF-8 utf16-without-mark.csv > new.csv"
    ),
    (
      "latin1.csv",
      "'latin1.csv', line 2, column 2 ('b'): the field is not UTF-8"
        + " | iconv -f LATIN1 -t UTF-8 latin1.csv > new.csv"
    ),
    ("binary.csv", "'binary.csv', line 1, column 1: the file is not a text"),
    ("empty.csv", "'empty.csv' has no rows"),
    ("one-class.csv", "'kind' is x in all rows: there is nothing to learn"),
    ("no-targets.csv", "no row has a value of 'kind'"),
    (
      "absent.csv",
      "there is no file 'absent.csv' | is the path right? it starts from the folder that nn was started in"
    ),
    ("plian.csv", "there is no file 'plian.csv' | did you mean 'plain.csv'?"),
  ])
  func inTheFile(name: String, message: String) {
    #expect(Fixture.mistake(in: name) == message)
  }

  @Test func headerWithoutRows() {
    let mistake = Fixture.mistake(in: "duplicate-name.csv") { $0.header = false }
    #expect(
      mistake
        == "there is no column 'kind' in 'duplicate-name.csv' | it has column1, column2, column3")
  }

  @Test func wrongColumn() {
    let nearest = Fixture.mistake(in: "plain.csv") { $0.target = ["knid"] }
    #expect(nearest == "there is no column 'knid' in 'plain.csv' | did you mean 'kind'?")
    let far = Fixture.mistake(in: "plain.csv") { $0.features = ["price"] }
    #expect(far == "there is no column 'price' in 'plain.csv' | it has width, height, colour, kind")
  }

  @Test func noTarget() {
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.target = [] }
        == "say which column of 'plain.csv' is to be learnt"
        + " | add 'target NAME'; the columns are width, height, colour, kind")
  }

  @Test func contradictions() {
    #expect(
      Fixture.mistake(in: "two-targets.csv") { ($0.target, $0.targetKind) = (["y", "z"], .class) }
        == "several targets are numbers, they cannot be classes"
        + " | name one target, or leave out 'as class'")
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.ignore = ["kind"] }
        == "column 'kind' cannot be the target and ignored too")
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.features = ["kind", "width"] }
        == "column 'kind' cannot be the target and a feature too")
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.features = ["width", "width"] }
        == "column 'width' is named twice")
    #expect(
      Fixture.mistake(in: "plain.csv") { $0.ignore = ["width", "height", "colour"] }
        == "no column of 'plain.csv' is left to learn from"
        + " | the columns are width, height, colour, kind")
  }

  @Test func textWhereANumberMustBe() {
    #expect(
      Fixture.mistake(in: "text-as-number.csv") { $0.targetKind = .number }
        == "'text-as-number.csv', line 3, column 2 ('kind'): 'three' is not a number, and the"
        + " target must be one")
  }

  @Test func aTestFileThatDoesNotFit() {
    #expect(
      Fixture.mistake(in: "train.csv") { $0.test = .file(Fixture.path("plain.csv")) }
        == "there is no column 'a' in 'plain.csv' | it has width, height, colour, kind")
    #expect(
      Fixture.mistake(in: "no-header.csv") {
        $0.target = ["3"]
        $0.test = .file(Fixture.path("plain.csv"))
      } == "'plain.csv' has 4 columns, 'no-header.csv' has 3")
  }

  @Test func aFolderIsNoFile() {
    #expect(Fixture.mistake(in: "") == "'' is a folder, not a file")
  }
}
