import Tensors
import Testing

@testable import Datasets

@Suite struct StoredWriterTests {
  /// More than goes to the disk at a time.
  private let numbers = (0..<150_000).map { Int32($0 % 977) }

  private func written(_ spool: Spool?) throws -> Stored<Int32> {
    var writer = StoredWriter<Int32>(spool)
    for number in numbers { writer.append(number) }
    return try writer.stored()
  }

  @Test func holdsAllNumbers() throws {
    let (memory, disk) = (try written(nil), try written(Spool(for: "x")))
    #expect(!memory.isInFile && disk.isInFile)
    #expect(Array(memory) == numbers)
    #expect(Array(disk) == numbers)
    #expect(disk.withContiguousStorageIfAvailable { Array($0) } == numbers)
  }

  @Test func severalShareASpool() throws {
    let spool = try Spool(for: "x")
    var (one, other) = (StoredWriter<Int32>(spool), StoredWriter<Float>(spool))
    for number in numbers {
      one.append(number)
      other.append(Float(number) / 2)
    }
    let (ones, others) = (try one.stored(), try other.stored())
    #expect(Array(ones) == numbers)
    #expect(Array(others) == numbers.map { Float($0) / 2 })
  }

  @Test func isMappedAndPicked() throws {
    for spool in [nil, try Spool(for: "x")] {
      let stored = try written(spool)
      let doubled = try stored.map(into: try spool.map { _ in try Spool(for: "y") }) {
        Float(2 * $0)
      }
      #expect(doubled.isInFile == stored.isInFile)
      #expect(Array(doubled) == numbers.map { Float(2 * $0) })
      let picked = try stored.picked(
        [3, 149_999, 0], into: try spool.map { _ in try Spool(for: "y") })
      #expect(Array(picked) == [3, numbers[149_999], 0])
    }
  }
}
