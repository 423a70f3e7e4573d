import Diagnostics
import Markdown
import Testing

@Suite struct CellOptionsTests {
  private func options(_ comment: String) throws(Diagnostic) -> CellOptions? {
    try Notebook(SourceText("\(comment)\n```nn\n1\n```\n", name: "x.md")).cells.first?.options
  }

  @Test func areReadFromAComment() throws {
    var all = CellOptions()
    (all.tolerance, all.expectsError, all.isHidden, all.isSlow) = (0.001, true, true, true)
    #expect(try options("<!-- nn: tolerance=1e-3 error hide skip=slow -->") == all)
    #expect(try options("  <!--nn:skip=slow,hide, error tolerance=0.001-->") == all)
    #expect(try options("<!-- a comment -->") == CellOptions())
    #expect(try options("<!-- nn: -->") == CellOptions())
  }

  @Test(arguments: [
    ("tolerence=1", "a cell has no option 'tolerence'", "did you mean 'tolerance'?"),
    ("hiden", "a cell has no option 'hiden'", "did you mean 'hide'?"),
    ("width=3", "a cell has no option 'width'", "it has tolerance=X, error, hide and skip=slow"),
    ("tolerance", "'tolerance' needs a number from 0", "write tolerance=1e-3"),
    ("tolerance=-1", "'tolerance' needs a number from 0", "write tolerance=1e-3"),
    ("tolerance=nan", "'tolerance' needs a number from 0", "write tolerance=1e-3"),
    ("skip", "'skip' is written skip=slow", "write skip=slow"),
    ("hide=1", "'hide' takes no value", "write hide"),
    ("hide hide", "'hide' stands here twice", "remove one"),
  ])
  func whatIsWrongIsSaid(words: String, message: String, hint: String) throws {
    let comment = "<!-- nn: \(words) -->"
    let mistake = try #require(throws: Diagnostic.self) { try options(comment) }
    #expect(mistake.message == message)
    #expect(mistake.hint == hint)
    #expect(mistake.stage == .parse)
    let source = try #require(mistake.source)
    #expect(words.hasSuffix(source[try #require(mistake.span)]))
  }
}
