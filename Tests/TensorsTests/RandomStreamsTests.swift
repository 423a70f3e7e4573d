import Tensors
import Testing

@Suite struct RandomStreamsTests {
  @Test func oneStreamLeavesTheOthersAlone() {
    var streams = RandomStreams(seed: 1)
    let shuffle = streams[.shuffle]
    _ = streams[.dropout].next()
    #expect(streams[.shuffle] == shuffle)
    #expect(streams != RandomStreams(seed: 1))
  }

  @Test func comesBackFromItsCounters() {
    var streams = RandomStreams(seed: 9)
    for _ in 0..<7 { _ = streams[.noise].next() }
    _ = streams[.split].next()
    #expect(streams.counters["noise"] == 7)
    #expect(RandomStreams(seed: 9, counters: streams.counters) == streams)
  }

  /// Saved runs depend on these.
  @Test func purposesKeepTheirKeys() {
    let keys = RandomPurpose.allCases.map { RandomStream(seed: 0, purpose: $0).key }
    #expect(Set(keys).count == keys.count)
    #expect(RandomStreams(seed: 0)[.initialisation].key == keys[1])
  }
}
