import Testing

@testable import Notebooks

@Suite struct AnchorsTests {
  @Test func namesHeadingsAsGitHostsDo() {
    var anchors = Anchors()
    let headings = [
      "What one layer can do", "3 · Hidden layers", "In short", "In short", "w·x + b?", "Größe",
      "…",
    ]
    #expect(
      headings.map { anchors.name(for: $0) } == [
        "what-one-layer-can-do", "3--hidden-layers", "in-short", "in-short-1", "wx--b", "größe",
        "section",
      ])
  }
}
