import Session
import OrderedCollections
import Testing

@Suite struct DeleteTests {
  @Test func forgetsANetwork() {
    let talk = Conversation("network first; network second; network third; use second")
    #expect(talk.answer("delete third") == [])
    #expect(talk.session.models.keys.elements == ["first", "second"])
    #expect(talk.session.modelName == "second")
  }

  @Test func putsTheOneMadeLastInUse() {
    let talk = Conversation("network first; network second; network third")
    talk.answer("delete third")
    #expect(talk.session.modelName == "second")
    talk.answer("delete second; delete first")
    #expect(talk.session.model == nil)
    #expect(talk.mistake("summary").message == "there is no network yet")
  }

  @Test func refusesAnUnknownName() {
    let talk = Conversation("network first; network second")
    let mistake = talk.mistake("delete frist")
    #expect(mistake.token == "frist")
    #expect(mistake.hint == "did you mean 'first'?")
    #expect(talk.mistake("delete zebra").hint == "there is first or second")
  }
}
