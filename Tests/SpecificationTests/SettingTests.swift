import Diagnostics
import Syntax
import Testing

@testable import Specification

@Suite struct SettingTests {
  /// A type with settings before a block, as `sweep` has.
  private struct Grid: Described {
    var settings: [Setting] = []
    var measure: Int?

    static let spec = Spec<Grid>(
      "grid", "Goes over values.",
      [
        .rest(\.settings, "name", "A name and values.", placeholder: Setting.placeholder),
        .option(\.measure, "by", "What counts."),
      ], examples: ["grid a [1 2]"])
  }

  private func read(_ text: String) throws(Diagnostic) -> Grid {
    let source = SourceText("grid " + text)
    let tokens = Lexer.draft(of: source).tokens.dropFirst().dropLast()
    let arguments = Arguments(
      tokens: tokens, source: source, end: Span(source.bytes.count, source.bytes.count))
    return try Kind<Grid>(Grid.self) { $0 }.make(arguments, in: Variables())
  }

  @Test func keepsNamesAndExpressionsAsTheyAreWritten() throws {
    let grid = try read("width [4 8] n 1..3 by 3")
    #expect(grid.settings.map(\.written) == ["width [4 8]", "n 1..3 by 3"])
    #expect(grid.measure == nil)
  }

  @Test func endsBeforeAnOption() throws {
    let grid = try read("width [4 8] rate [n] by 3")
    #expect(grid.settings.map(\.name.text) == ["width", "rate"])
    #expect(grid.measure == 3)
  }

  @Test func needsANameAndValues() {
    #expect(throws: Diagnostic.self) { try read("3 [1 2]") }
    let missing = #expect(throws: Diagnostic.self) { try read("width") }
    #expect(missing?.message == "'width' has no values")
    #expect(missing?.hint == "write them in a list: width [1 2 3]")
  }
}
