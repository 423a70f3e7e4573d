import Testing

@testable import Session

@Suite struct CapacityLabTests {
  private let rows: [CapacityLab.Row] = [
    .init(units: 1, accuracy: [0.6]), .init(units: 2, accuracy: [0.7]),
    .init(units: 4, accuracy: [0.97]), .init(units: 16, accuracy: [0.98]),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      CapacityLab.sentence(rows)
        == "1 hidden unit got 0.600 of the test rows right; it takes 4 to come within 0.02 of the best, 0.980, with 0.970."
    )
    var changed = rows
    changed[2].accuracy = [0.8]
    #expect(CapacityLab.sentence(changed).contains("it takes 16"))
    changed[0].accuracy = [0.99]
    #expect(
      CapacityLab.sentence(changed)
        == "1 hidden unit got 0.990 of the test rows right, and more units no more than 0.990.")
  }

  @Test func aRingTakesSeveralUnits() {
    let talk = Conversation("let c = lab capacity")
    #expect(
      talk.value("c.results[1].accuracy < 0.8 and c.results[4].accuracy > 0.9") == .boolean(true))
  }
}
