import Session
import Testing

@Suite struct SeedTests {
  @Test func beginsEveryStreamAnew() {
    let talk = Conversation("seed 3; let a = random(); seed 3; let b = random(); seed 4")
    #expect(talk.value("a == b") == .boolean(true))
    #expect(talk.value("a == random()") == .boolean(false))
  }

  @Test func isTheSameAsTheSeedOfTheSession() {
    let script = "data moons; layer dense 4 tanh; layer dense out; train epochs 2"
    let one = Conversation(script, seed: 8)
    let other = Conversation("seed 8; \(script)")
    #expect(one.session.fingerprint == other.session.fingerprint)
    #expect(one.session.fingerprint != Conversation(script).session.fingerprint)
  }

  @Test(arguments: ["-1", "1.5", "\"a\"", "1e30"]) func refusesWhatIsNoSeed(seed: String) {
    #expect(Conversation().mistake("seed \(seed)").token == seed)
  }
}
