import Testing

@testable import Session

@Suite struct SparseLabTests {
  private let rows: [SparseLab.Row] = [
    .init(activation: "relu", before: [0.5], after: [0.6], dead: [0.1]),
    .init(activation: "tanh", before: [0], after: [0], dead: [0]),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      SparseLab.sentence(rows)
        == "Of the outputs of relu, 0.600 are 0 after training, and 0.500 before it (tanh 0.000); 0.100 of its units are 0 for every row."
    )
    var changed = rows
    changed[0].after = [0.5]
    #expect(
      SparseLab.sentence(changed).contains("0.500 are 0 after training, as many as before it"))
    changed[1].after = [0.9]
    #expect(SparseLab.sentence(changed).hasPrefix("Of the outputs of tanh, 0.900"))
  }

  @Test func aboutHalfOfReluIsZero() {
    let talk = Conversation("let s = lab sparse")
    #expect(
      talk.value("abs(s.results[1].before - 0.5) < 0.1 and s.results[3].after == 0")
        == .boolean(true))
  }
}
