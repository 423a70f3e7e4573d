import Testing

@testable import Session

@Suite struct OverfitLabTests {
  private let rows: [OverfitLab.Row] = [
    .init(name: "small", train: [0.3], test: [0.4]),
    .init(name: "large", train: [0.1], test: [1.1]),
    .init(name: "large, dropout", train: [0.2], test: [0.5]),
    .init(name: "large, l2", train: [0.3], test: [0.35]),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      OverfitLab.sentence(rows)
        == "The large network's test loss lies 1.000 above its training loss, more than the small one's 0.100; of the remedies l2 leaves the least gap, 0.050, and the least test loss, 0.350, has: large, l2."
    )
    var changed = rows
    changed[1].test = [0.15]
    #expect(OverfitLab.sentence(changed).contains("no more than the small one's 0.100"))
    #expect(OverfitLab.sentence(changed).hasSuffix("0.150, has: large."))
    changed[2].test = [0.21]
    #expect(OverfitLab.sentence(changed).contains("dropout leaves the least gap, 0.010"))
  }

  @Test func theLargeNetworkLearnsByHeart() {
    let talk = Conversation("let o = lab overfit")
    #expect(
      talk.value("o.results[2].gap > o.results[1].gap and o.results[2].gap > o.results[5].gap")
        == .boolean(true))
  }
}
