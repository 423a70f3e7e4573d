import Tensors
import Testing

@Suite struct ThreadsTests {
  @Test(arguments: [0, 1, 15, 16, 17, 33, 1000, 4099], [1, 2, 3, 5])
  func everyNumberIsInOneSlice(total: Int, threads: Int) {
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: total + 1)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0)
    Threads(threads).split(total, grain: 1) { _, slice in
      #expect(slice.lowerBound.isMultiple(of: 16))
      for i in slice { counts[i] += 1 }
    }
    #expect(counts[0..<total].allSatisfy { $0 == 1 })
  }

  @Test func smallWorkStaysOnOneThread() {
    var slices: [Range<Int>] = []
    Threads(2).split(100, grain: 60) { slices.append($1) }
    #expect(slices == [0..<100])
  }
}
