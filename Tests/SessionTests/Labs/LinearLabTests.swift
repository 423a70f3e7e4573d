import Testing

@testable import Session

@Suite struct LinearLabTests {
  @Test func theSentenceFollowsFromTheNumbers() {
    let row = LinearLab.Row(linear: [1e-4, 2e-4], relu: [0.3, 0.5], product: [1e-7, 2e-7])
    #expect(
      LinearLab.sentence(row)
        == "A deep network without activations learnt the same as logistic regression: no probability differs by more than 2.00e-4, and its layers multiplied out to one differ by 2.00e-7; with relu between them the outputs differ by up to 0.5000."
    )
    let apart = LinearLab.Row(linear: [1e-4, 0.2], relu: [0.3, 0.7], product: [1e-7, 2e-7])
    #expect(LinearLab.sentence(apart).contains("did not come to the same"))
    #expect(LinearLab.sentence(apart).hasSuffix("0.7000."))
  }

  @Test func theLayersAreOne() {
    let talk = Conversation("let l = lab linear")
    #expect(talk.value("l.linear < 0.01 and l.product < 1e-5 and l.relu > 0.1") == .boolean(true))
  }
}
