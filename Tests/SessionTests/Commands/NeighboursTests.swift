import Session
import Tensors
import Testing

@testable import Session

@Suite struct NeighboursTests {
  private func talk() throws -> Conversation {
    let folder = try TemporaryFolder()
    let rows = (1...60).map { "good cup number \($0),\($0 % 2)\n" }.joined()
    try folder.write("review,liked\n" + rows, to: "reviews.csv")
    return Conversation(
      "data \"\(folder.file("reviews.csv"))\" target liked text review words 3; layer embedding all 2"
    )
  }

  @Test func findsVectorsThatPointTheSameWay() {
    let table = Tensor(Shape(5, 2), [1, 0, 0, 1, 2, 0.1, -1, 0, 1, 1])
    let found = Neighbours.nearest(to: 0, in: table)
    #expect(found.map(\.place) == [2, 4, 1, 3])
    #expect(abs(found[3].cosine + 1) < 1e-12)
  }

  @Test func knowsWordsByTheirNames() throws {
    let talk = try talk()
    guard case .list(let words) = talk.value("neighbours Good count 2") else {
      return #expect(Bool(false))
    }
    #expect(words.count == 2)
    #expect(!words.contains(.text("good")))
    #expect(talk.mistake("neighbours goood").hint == "did you mean 'good'?")
    #expect(talk.mistake("neighbours good layer embedding2").message.contains("embedding2"))
  }

  @Test func networksWithoutEmbeddingsAreTold() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.mistake("neighbours a").message == "the network has no embedding")
  }
}
