import Session
import Tensors
import Testing

@Suite struct ChooseThreadsTests {
  @Test func changesHowManyAreUsed() {
    let talk = Conversation()
    #expect(talk.answer("threads 2") == [])
    #expect(talk.session.threads.count == 2)
  }

  @Test(arguments: ["0", "-1", "1.5", "1e9", "\"two\""])
  func refusesWhatIsNoCount(count: String) {
    #expect(Conversation().mistake("threads \(count)").token == count)
  }
}
