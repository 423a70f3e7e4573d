import Diagnostics
import Network
import OrderedCollections
import Session
import Tensors
import Testing

/// What undo keeps, and what it costs.
@Suite struct JournalTests {

  @Test func networksThatAreNotTrainedCostNothing() {
    let talk = Conversation(
      "data iris; network large 300 300 relu; network small 4 relu; optimizer sgd")
    let (before, blocks) = (talk.journal.bytes(beside: talk.session), talk.journal.blocks)
    for _ in 1...100 { talk.answer("train epochs 1 quiet") }
    let session = talk.session
    let count = session.models["small"]?.network.parameters.count ?? 0
    #expect((session.models["large"]?.network.parameterCount ?? 0) > 90_000)
    #expect(talk.journal.undoCount == 105 - 1)
    // A hundred times the small network's weights, its curves, and what each change takes itself.
    #expect(talk.journal.blocks - blocks <= 100 * 3)
    let grown = talk.journal.bytes(beside: session) - before
    #expect(grown < 100 * (count * 4 + 20_000), "\(grown)")
    #expect(grown > 99 * count * 4)
  }

  @Test func aHundredTrainingsCostTheirWeights() {
    let talk = Conversation("data iris; network 300 300 relu; optimizer sgd")
    let before = talk.journal.bytes(beside: talk.session)
    for _ in 1...100 { talk.answer("train steps 1 quiet; evaluate") }
    let weights = (talk.session.model?.network.parameters.count ?? 0) * 4
    let grown = talk.journal.bytes(beside: talk.session) - before
    #expect(grown >= 99 * weights && grown < 101 * weights + 200 * 20_000, "\(grown) \(weights)")
    talk.answer("undo 200")
    #expect(talk.session.model?.network.step == 0)
    talk.answer("redo 200")
    #expect(talk.session.model?.network.step == 100)
    #expect(talk.journal.bytes(beside: talk.session) - before == grown)
  }

  @Test func dataIsSharedByAllChanges() {
    let talk = Conversation("data moons rows 100000")
    for i in 1...50 { talk.answer("let x = \(i)") }
    #expect(talk.journal.bytes(beside: talk.session) < 200_000)
    talk.answer("reset")
    #expect(talk.journal.bytes(beside: talk.session) > 800_000)
    talk.answer("undo")
    #expect(talk.journal.bytes(beside: talk.session) < 200_000)
  }

  @Test func theOldestGoWhenThereIsNoRoom() {
    let talk = Conversation(
      "data iris; network 300 300 relu; optimizer sgd", journal: Journal(limit: 2_000_000))
    for _ in 1...10 { talk.answer("train steps 1 quiet") }
    #expect(talk.journal.bytes(beside: talk.session) <= 2_000_000)
    let count = talk.journal.undoCount
    #expect((3...5).contains(count))
    #expect(talk.mistake("undo 9").message == "only \(count) statements can be taken back")
    talk.answer("undo \(count)")
    #expect(talk.session.model?.network.step == 10 - count)
    #expect(talk.mistake("undo").hint == "what was before took too much memory to be kept")
  }

  @Test func aThousandStatementsCanBeTakenBack() {
    let talk = Conversation()
    for i in 1...1010 { talk.answer("let x = \(i)") }
    #expect(talk.journal.undoCount == 1000)
    talk.answer("undo 1000")
    #expect(talk.value("x") == .number(10))
  }
}
