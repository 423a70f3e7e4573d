import Tensors
import Session
import Testing

@Suite struct ResetTests {
  @Test func beginsAnew() {
    let talk = Conversation(seed: 5, arguments: ["a"])
    let fresh = talk.session.fingerprint
    talk.answer("let x = random(); def f { print 1 }; data iris; layer dense out; train epochs 1")
    #expect(talk.session.fingerprint != fresh)
    #expect(talk.answer("reset") == [])
    #expect(talk.session.fingerprint == fresh)
    #expect(talk.value("args") == .list([.text("a")]))
  }

  @Test func keepsTheSeedAndTheThreads() {
    let talk = Conversation("seed 7; threads 3; reset")
    #expect(talk.session.streams.seed == 7)
    #expect(talk.session.threads.count == 3)
  }
}
