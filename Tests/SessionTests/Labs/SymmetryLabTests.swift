import Testing

@testable import Session

@Suite struct SymmetryLabTests {
  private let rows: [SymmetryLab.Row] = [
    .init(initialiser: "constant(0.5)", ranks: [[1, 1], [1, 1]], accuracy: [0.5, 0.6]),
    .init(initialiser: "xavier", ranks: [[2, 3], [2, 2]], accuracy: [1, 1]),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      SymmetryLab.sentence(rows)
        == "With equal first weights the rank of the hidden layer stayed 1 over 100 epochs, and 0.550 ± 0.071 of the rows came out right; from xavier it was 3, and 1.000 ± 0 came out right."
    )
    var changed = rows
    changed[0].ranks[1] = [1, 2]
    changed[1].ranks = [[2, 2], [2, 2]]
    #expect(SymmetryLab.sentence(changed).contains("came to 2 over"))
    #expect(SymmetryLab.sentence(changed).contains("from xavier it was 2"))
  }

  @Test func equalWeightsStayEqual() {
    let talk = Conversation("let s = lab symmetry")
    #expect(talk.value("s.results[1].rank == 1 and s.results[2].rank == 3") == .boolean(true))
    #expect(talk.value("s.results[1].accuracy < s.results[2].accuracy") == .boolean(true))
  }
}
