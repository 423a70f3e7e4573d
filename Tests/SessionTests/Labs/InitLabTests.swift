import Testing

@testable import Session

@Suite struct InitLabTests {
  private let rows: [InitLab.Row] = [
    .init(initialiser: "zeros", signal: [0, 0], different: 1, units: 8),
    .init(initialiser: "xavier", signal: [1, 0.2], different: 8, units: 8),
    .init(initialiser: "he", signal: [1, 0.9], different: 8, units: 8),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      InitLab.sentence(rows)
        == "With zeros all units stay alike; of the others he keeps the signal best, 0.9000 of it after 2 layers, and xavier worst, 0.2000."
    )
    var changed = rows
    changed[0].different = 8
    changed[0].signal = [1, 1]
    #expect(
      InitLab.sentence(changed).hasPrefix(
        "Every initialiser lets the units become different; of the others zeros keeps"))
    changed[2].signal = [1, 100]
    #expect(InitLab.sentence(changed).hasSuffix("and he worst, 100.0."))
  }

  @Test func zerosStayAlikeAndHeKeepsTheSignal() {
    let talk = Conversation("let i = lab init")
    #expect(talk.value("i.results[1].init") == .text("zeros"))
    #expect(
      talk.value("i.results[1].different == 1 and i.results[2].different == 1") == .boolean(true))
    #expect(
      talk.value("i.results[6].kept > 0.4 and i.results[6].different == 32") == .boolean(true))
    #expect(talk.value("i.results[3].kept < 0.01") == .boolean(true))
  }
}
