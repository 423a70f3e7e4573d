import Testing

@testable import Session

@Suite struct VanishingLabTests {
  private let rows: [VanishingLab.Row] = [
    .init(activation: "sigmoid", norms: [0.1, 0.5]),
    .init(activation: "sigmoid", norms: [1e-6, 1e-4, 1e-2, 1]),
    .init(activation: "relu", norms: [0.5, 0.5]),
    .init(activation: "relu", norms: [0.8, 0.9, 0.9, 1]),
  ]

  @Test func theSentenceFollowsFromTheNumbers() {
    #expect(
      VanishingLab.sentence(rows)
        == "Under sigmoid the gradient vanishes: of what the last hidden layer gets, the first gets 0.2000 in 2 layers and 1.00e-6 in 4; under relu it is 0.8000 in 4."
    )
    var changed = rows
    changed[1].norms = [0.9, 1, 1, 1]
    #expect(VanishingLab.sentence(changed).hasPrefix("Under relu the gradient is kept"))
    changed[1].norms = [900, 100, 10, 1]
    changed[3].norms = [800, 100, 10, 1]
    #expect(VanishingLab.sentence(changed).hasPrefix("Under relu the gradient explodes"))
  }

  @Test func sigmoidVanishesAndReluDoesNot() {
    let talk = Conversation("let v = lab vanishing")
    #expect(talk.value("v.sigmoid.ratio < 1e-6 and v.relu.ratio > 0.01") == .boolean(true))
    #expect(talk.value("length(v.tanh.norms)") == .number(16))
  }
}
