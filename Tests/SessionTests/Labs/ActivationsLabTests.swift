import Testing

@testable import Session

@Suite struct ActivationsLabTests {
  private let rows: [ActivationsLab.Row] = [
    .init(name: "identity", greatest: 1, slopes: [1, 1, 1], dead: 0),
    .init(name: "sigmoid", greatest: 0.25, slopes: [0.2, 0.2, 0.2], dead: 0),
    .init(name: "relu", greatest: 1, slopes: [0.5, 0.5, 0.5], dead: 0.5),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      ActivationsLab.sentence(rows)
        == "sigmoid passes on least of a gradient, 0.200 on average and never more than 0.250, so that 10 layers leave 1.02e-7; relu passes on most, 0.500, and 10 layers leave 9.77e-4."
    )
    var changed = rows
    changed[1].slopes = [0.9, 0.9, 0.9]
    #expect(ActivationsLab.sentence(changed).hasPrefix("relu passes on least"))
    #expect(ActivationsLab.sentence(changed).contains("sigmoid passes on most, 0.900"))
  }

  /// Of normal inputs half are positive, and the mean slope of sigmoid is 0.2066.
  @Test func measuresWhatIsKnown() {
    let talk = Conversation("let a = lab activations")
    #expect(
      talk.value("abs(a.relu.slope - 0.5) < 0.02 and abs(a.relu.dead - 0.5) < 0.02")
        == .boolean(true))
    #expect(
      talk.value("abs(a.sigmoid.slope - 0.2066) < 0.002 and a.sigmoid.greatest == 0.25")
        == .boolean(true))
  }
}
