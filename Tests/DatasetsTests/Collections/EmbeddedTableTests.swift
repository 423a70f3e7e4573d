import Specification
import Tensors
import Testing

@testable import Datasets

@Suite struct EmbeddedTableTests {
  static let all: [any DataSource] = Collections.all.map(\.plain).filter { $0 is any EmbeddedTable }

  @Test func thereAreFive() { #expect(Self.all.count == 5) }

  /// Every table is whole, is named by its kind, and keeps a fifth of its rows for test.
  @Test(arguments: all) func isReadByItsName(source: any DataSource) throws {
    let data = try Fixture.load(source)
    #expect(data.name == source.written)
    #expect(data.scaling == .standard)
    #expect(data.notes.isEmpty)
    #expect(data.columns.allSatisfy { $0.count == data.rowCount && $0.kind == .numeric })
    #expect(abs(Double(data.parts.test.count) - 0.2 * Double(data.rowCount)) <= 0.5)
    #expect(data.columns.allSatisfy { $0.name.allSatisfy { $0.isASCII && !$0.isWhitespace } })
  }

  @Test func interruptStopsTheLoad() {
    var context = LoadContext(random: RandomStreams(seed: 0)) { true }
    #expect(throws: (any Error).self) { try Housing().load(in: &context) }
  }
}
