import Reports
import Testing

@testable import Rendering

@Suite struct PagingRendererTests {
  /// Texts that fit, and what is no page, are shown as ever; a long page goes to the pager alone.
  @Test func onlyLongPagesGoToThePager() throws {
    let output = MemoryOutput()
    let settings = OutputSettings(environment: { ["TERM": "xterm", "PAGER": "cat >/dev/null"][$0] })
    let pager = try #require(Pager(environment: settings.environment))
    let renderer = PagingRenderer(
      settings.renderer(results: output, notices: output),
      results: StyledOutput(output, settings: settings), pager: pager, height: { 4 })
    renderer.show(.prose("a\nb\nc"))
    renderer.show(.text("1\n2\n3\n4\n5"))
    renderer.show(.prose("never\nb\nc\nd"))
    #expect(output.text == "a\nb\nc\n1\n2\n3\n4\n5\n")
  }
}
