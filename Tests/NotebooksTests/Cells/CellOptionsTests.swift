import Diagnostics
import Testing

@testable import Notebooks

@Suite struct CellOptionsTests {
  private func read(_ line: String) throws -> CellOptions? {
    try CellOptions.read(line, at: Span(0, line.utf8.count))
  }

  @Test func readsWhatStandsInTheComment() throws {
    let options = try #require(try read("<!-- nn: tolerance=1e-3, hide error skip=slow -->"))
    #expect(options.tolerance == 1e-3)
    #expect(options.isHidden && options.isMistake && options.isSlow)
    #expect(try read("<!-- another comment -->") == nil)
    #expect(try read("nn: hide") == nil)
    #expect(try read("<!-- nn: -->") == CellOptions())
  }

  @Test(arguments: [
    ("<!-- nn: hid -->", "a cell has no option 'hid'"),
    ("<!-- nn: skip=fast -->", "a cell has no option 'skip=fast'"),
    ("<!-- nn: tolerance=much -->", "a tolerance is a number from 0, not 'much'"),
    ("<!-- nn: hide", "the options of a cell stand on one line"),
  ])
  func refusesOthers(line: String, message: String) {
    do throws(any Error) {
      _ = try read(line)
      Issue.record("nothing was refused")
    } catch { #expect((error as? Diagnostic)?.message == message) }
  }
}
