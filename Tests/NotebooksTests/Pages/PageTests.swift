import Notebooks
import Testing

@Suite struct PageTests {
  private func page(_ cells: Page.Cell...) -> Page {
    Page(name: "x", pieces: [.prose("a")] + cells.map { .cell($0) })
  }

  @Test func knowsWhetherItWasRecorded() {
    #expect(page(Page.Cell(number: 1, code: "print 1")).isUnrecorded)
    #expect(!page(Page.Cell(number: 1, code: "let a = 1")).isUnrecorded)
    #expect(
      !page(
        Page.Cell(number: 1, code: "print 1"), Page.Cell(number: 2, code: "print 1", output: ["1"])
      ).isUnrecorded)
    #expect(!page().isUnrecorded)
  }
}
