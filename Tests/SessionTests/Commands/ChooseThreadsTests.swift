import Reports
import Session
import Tensors
import Testing

@Suite struct ChooseThreadsTests {
  @Test func changesHowManyAreUsed() {
    let talk = Conversation()
    #expect(talk.answer("threads 2") == [])
    #expect(talk.session.threads.count == 2)
  }

  @Test func warnsOfMoreThanThereAreCores() {
    let talk = Conversation()
    #expect(talk.say("threads 1000").warnings.map(\.hint) == ["threads \(Threads.available.count)"])
    #expect(talk.say("threads 1").warnings.isEmpty)
  }

  @Test(arguments: ["0", "-1", "1.5", "1e9", "\"two\""])
  func refusesWhatIsNoCount(count: String) {
    #expect(Conversation().mistake("threads \(count)").token == count)
  }
}
