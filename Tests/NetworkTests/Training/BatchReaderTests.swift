import Synchronization
import Tensors
import Testing

@testable import Network

@Suite struct BatchReaderTests {
  /// Row 7 is `7 0.5`.
  private final class Counted: InputRows {
    let count = 100
    let made = Mutex<[[Int32]]>([])

    func write(_ rows: UnsafeBufferPointer<Int32>, to inputs: UnsafeMutableBufferPointer<Float>) {
      for (place, row) in rows.enumerated() {
        inputs[2 * place] = Float(row)
        inputs[2 * place + 1] = 0.5
      }
      made.withLock { $0.append(Array(rows)) }
    }
  }

  private func rows(
    _ reader: BatchReader, _ order: [Int32], from start: Int, _ count: Int
  ) -> [Float] {
    order.withUnsafeBufferPointer { order in
      guard let first = order.baseAddress else { return [] }
      let batch = reader.read(first + start, count, of: order.count - start)
      return (0..<count).map { batch.inputs?[2 * Int(batch.rows[$0])] ?? -1 }
    }
  }

  @Test func givesEachBatchInTurn() {
    let source = Counted()
    let reader = BatchReader(source, width: 2)
    let order: [Int32] = [9, 3, 7, 1, 0, 8, 4]
    for start in [0, 3] {
      #expect(rows(reader, order, from: start, 3) == order[start..<start + 3].map(Float.init))
    }
    #expect(rows(reader, order, from: 6, 1) == [4])
    reader.close()
    // Each was made once, ahead of its turn.
    #expect(source.made.withLock { $0 } == [[9, 3, 7], [1, 0, 8], [4]])
  }

  @Test func isAskedAgainAndElsewhere() {
    let source = Counted()
    let reader = BatchReader(source, width: 2)
    let order = [Int32](0..<40)
    #expect(rows(reader, order, from: 0, 4) == [0, 1, 2, 3])
    #expect(rows(reader, order, from: 0, 4) == [0, 1, 2, 3])
    #expect(rows(reader, order, from: 20, 4) == [20, 21, 22, 23])
    // The same places in another order are other rows.
    #expect(rows(reader, order.reversed(), from: 24, 4) == [15, 14, 13, 12])
    #expect(rows(reader, order, from: 28, 4) == [28, 29, 30, 31])
    #expect(source.made.withLock { made in made.count { $0 == [0, 1, 2, 3] } } == 1)
    reader.close()
  }

  @Test func manyBatchesAreRight() {
    let reader = BatchReader(Counted(), width: 2)
    let order = (0..<1000).map { Int32($0 * 37 % 100) }
    for start in stride(from: 0, to: 1000, by: 8) {
      #expect(rows(reader, order, from: start, 8) == order[start..<start + 8].map(Float.init))
    }
    reader.close()
  }
}
