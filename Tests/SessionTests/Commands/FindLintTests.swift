import Reports
import Testing

@Suite struct FindLintTests {
  @Test func saysSoWhereNothingIsWrong() {
    let talk = Conversation("data iris; layer dense 16 relu; layer dense out")
    #expect(talk.answer("lint") == ["nothing to warn of"])
    #expect(talk.say("lint").warnings.isEmpty)
    #expect(Conversation().answer("lint") == ["nothing to warn of"])
  }

  /// Each fix is a line that can be typed, and after it the warning is gone.
  @Test(arguments: [
    "data wine; scale none; network 4 relu", "data iris; layer dense 16; layer dense out",
    "data iris; network 8 8 8 sigmoid", "data iris; layer dense out; layer activation softmax",
    "data iris; layer dense out; layer dropout 0.2",
    "data iris; layer dense 4 relu init zeros; layer dense out",
    "data iris; network 4 relu; optimizer adam rate 1",
    "data xor; network 4 tanh; train steps 1 batch 64 quiet",
    "data iris; network 4 relu; train steps 1 rate 3 quiet",
  ])
  func theFixHelps(text: String) throws {
    let talk = Conversation(text)
    let warnings = talk.say("lint").warnings
    #expect(warnings.count == 1, "\(warnings)")
    let hint = try #require(warnings.first?.hint)
    talk.answer(String(hint.dropFirst("type '".count).dropLast()))
    #expect(talk.answer("lint") == ["nothing to warn of"])
  }

  @Test func looksForOneRuleAlone() {
    let talk = Conversation("data wine; scale none; layer dense 4; layer dense out")
    #expect(talk.say("lint").warnings.count == 2)
    #expect(talk.say("lint linear-stack").warnings.count == 1)
    #expect(talk.mistake("lint linear-stak").hint == "did you mean 'linear-stack'?")
  }

  @Test func aCheckWarnsAtTheTraining() {
    let text = CheckedText("data wine\nscale none\nlayer dense out\ntrain epochs 3")
    #expect(
      text.warnings == ["4: train | inputs are not scaled, and the values of 'alcohol' are large"])
    #expect(text.fixes == ["type 'scale standard'"])
    #expect(text.status == 0)
  }
}
