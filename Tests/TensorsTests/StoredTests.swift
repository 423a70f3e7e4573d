import Glibc
import Testing

@testable import Tensors

@Suite struct StoredTests {
  /// Numbers in a file without a name.
  private func file(_ numbers: [Float]) throws -> MappedFile {
    var name = Array("/tmp/neurite-tests-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    defer { close(descriptor) }
    unlink(name)
    let count = numbers.count * 4
    #expect(numbers.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == count)
    return try #require(MappedFile(descriptor, count: count))
  }

  @Test func readsWhatStandsInAFile() throws {
    let file = try file([0, 1, 2, 3, 4, 5])
    let all = Stored<Float>(in: file, .contiguous(from: 0), count: 6)
    #expect(Array(all) == [0, 1, 2, 3, 4, 5])
    #expect(all.isInFile && all.array == nil)
    #expect(all.withContiguousStorageIfAvailable { Array($0) } == [0, 1, 2, 3, 4, 5])
    let behind = Stored<Float>(in: file, .contiguous(from: 8), count: 3)
    #expect(Array(behind) == [2, 3, 4])
    let columns = Stored<Float>(in: file, .strided(start: 4, stride: 8), count: 3)
    #expect(Array(columns) == [1, 3, 5])
    #expect(columns.withContiguousStorageIfAvailable { _ in true } == nil)
    let stretches = Stored<Float>(in: file, .stretches([16, 0], length: 2), count: 3)
    #expect(Array(stretches) == [4, 5, 0])
  }

  @Test func isAPartOfItselfWhereItIs() throws {
    let memory: Stored<Float> = [0, 1, 2, 3, 4, 5]
    let disk = Stored<Float>(in: try file([0, 1, 2, 3, 4, 5]), .contiguous(from: 0), count: 6)
    for numbers in [memory, disk] {
      #expect(Array(numbers.part(2..<5)) == [2, 3, 4])
      #expect(Array(numbers.part(6..<6)) == [])
      #expect(Array(numbers.every(2, from: 1)) == [1, 3, 5])
      #expect(Array(numbers.every(4, from: 1)) == [1, 5])
      #expect(numbers.every(2, from: 1).isInFile == numbers.isInFile)
      #expect(numbers.part(1..<3).isInFile == numbers.isInFile)
    }
    #expect(memory == disk)
    #expect(disk.part(0..<5) != disk)
    #expect(disk == disk.part(0..<6))
  }

  @Test func bytesAreTheNumbersThatTheyAre() throws {
    let numbers: [Float] = [1, -2, 0.5]
    let bytes = numbers.withUnsafeBytes { Array($0) }
    #expect(Stored(bytes).reinterpreted(as: Float.self).map { Array($0) } == numbers)
    let disk = Stored<UInt8>(in: try file(numbers), .contiguous(from: 0), count: 12)
    #expect(disk.reinterpreted(as: Float.self).map { Array($0) } == numbers)
    #expect(disk.part(4..<12).reinterpreted(as: Float.self).map { Array($0) } == [-2, 0.5])
    #expect(disk.part(1..<9).reinterpreted(as: Float.self) == nil)
  }
}
