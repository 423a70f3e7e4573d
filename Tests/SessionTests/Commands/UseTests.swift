import Session
import Testing

@Suite struct UseTests {
  @Test func putsAnotherNetworkInUse() {
    let talk = Conversation("data iris; network first 8 relu; network second 4 tanh")
    #expect(
      talk.answer("use first") == ["first: 4 → 8 relu → 3 softmax · 67 parameters · 0 epochs"])
    #expect(talk.session.modelName == "first")
    #expect(talk.value("parameters") == .number(67))
    talk.answer("train epochs 2; use second")
    #expect(talk.value("epoch") == .number(0))
  }

  @Test func refusesAnUnknownName() {
    let talk = Conversation("network first; network second")
    #expect(
      talk.mistake("use secnd").description
        == "secnd | no network is called 'secnd' | did you mean 'second'?")
    #expect(Conversation().mistake("use first").hint == "make one: network first")
  }
}
