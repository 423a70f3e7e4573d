import Glibc
import Testing

@testable import Datasets

@Suite struct CheckerboardTests {
  @Test func theFieldTellsTheClass() throws {
    let data = try Fixture.load(Checkerboard())
    let points = zip(GeneratorTests.numbers(data, 0), GeneratorTests.numbers(data, 1))
    #expect(points.allSatisfy { -2...2 ~= $0 && -2...2 ~= $1 })
    let fields = points.map { Int(floorf($0)) + Int(floorf($1)) }
    #expect(fields.map { $0 & 1 == 1 ? "1" : "0" } == data.classes)
    #expect(data.classCounts == [250, 250])
  }

  /// Each of the 16 fields has about its share of the points.
  @Test func thePointsAreSpreadEvenly() throws {
    var board = Checkerboard()
    board.rows = 16_000
    let data = try Fixture.load(board)
    var counts = [Int](repeating: 0, count: 16)
    for (x, y) in zip(GeneratorTests.numbers(data, 0), GeneratorTests.numbers(data, 1)) {
      let (column, row) = (min(3, Int(floorf(x)) + 2), min(3, Int(floorf(y)) + 2))
      counts[4 * row + column] += 1
    }
    #expect(counts.allSatisfy { 850...1150 ~= $0 })
  }
}
