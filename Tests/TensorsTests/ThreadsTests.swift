import Tensors
import Testing

@Suite struct ThreadsTests {
  @Test func thereIsAtLeastOne() { #expect(Threads.available.count >= 1) }

  /// What was taken for one thread holds for the teams that gather after it.
  @Test(arguments: [1, 2]) func aTeamHasNoMoreThanWereTaken(count: Int) {
    let threads = Threads(count)
    threads.take()
    var size = 0
    threads.together { size = $0.count }
    #expect((1...count).contains(size))
  }
}
