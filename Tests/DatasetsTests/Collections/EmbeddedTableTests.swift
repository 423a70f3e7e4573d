import Diagnostics
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

  @Test func onlyTheFeaturesNamedAreKept() throws {
    var housing = Housing()
    housing.features = ["rooms", "area"]
    let data = try Fixture.load(housing)
    #expect(data.columns.map(\.name) == ["rooms", "area"])
    #expect(data.target.names == ["price"])
    #expect(data.rowCount == 2925)
    #expect(housing.written == "housing features [\"rooms\" \"area\"]")
  }

  @Test func aFeatureThatIsNotThereIsAnError() {
    var iris = Iris()
    iris.features = ["petal-lenght"]
    let error = #expect(throws: Diagnostic.self) { try Fixture.load(iris) }
    #expect(error?.message.contains("petal-lenght") == true)
  }

  @Test func interruptStopsTheLoad() {
    var context = LoadContext(random: RandomStreams(seed: 0)) { true }
    #expect(throws: (any Error).self) { try Housing().load(in: &context) }
  }
}
