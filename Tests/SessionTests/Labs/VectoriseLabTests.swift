import Testing

@testable import Session

@Suite struct VectoriseLabTests {
  private let rows: [VectoriseLab.Row] = [
    .init(units: 16, loops: [0.001], matrices: [0.0005], difference: 1e-6),
    .init(units: 256, loops: [0.1], matrices: [0.002], difference: 3e-6),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      VectoriseLab.sentence(rows)
        == "The same gradients, to 3e-6 of the largest, came from matrices 50 times faster than from loops with 256 hidden units, and 2.0 times with 16."
    )
    var changed = rows
    changed[1].matrices = [0.2]
    #expect(VectoriseLab.sentence(changed).contains("came from matrices no faster than"))
    changed[0].difference = 0.5
    #expect(
      VectoriseLab.sentence(changed).hasPrefix("Gradients that differ by 5e-1 of the largest"))
  }

  @Test func loopsGiveTheSameGradients() {
    let talk = Conversation("let v = lab vectorise")
    for place in 1...3 {
      #expect(talk.value("v.results[\(place)].difference < 1e-4") == .boolean(true))
    }
  }
}
