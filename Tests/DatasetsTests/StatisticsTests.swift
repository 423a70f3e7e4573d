import Tensors
import Testing

@testable import Datasets

@Suite struct StatisticsTests {
  /// pandas: `DataFrame.agg([min, max, mean])` and `std(ddof=0)` of the same file.
  @Test func iris() throws {
    let statistics = try Fixture.iris().statistics
    #expect(
      statistics.map(\.name)
        == ["sepal-length", "sepal-width", "petal-length", "petal-width", "species"])
    let expected: [(Double, Double, Double, Double)] = [
      (4.3, 7.9, 5.843333333333334, 0.8253012917851409),
      (2.0, 4.4, 3.0573333333333337, 0.4344109677354946),
      (1.0, 6.9, 3.7580000000000005, 1.759404065775303),
      (0.1, 2.5, 1.1993333333333336, 0.7596926279021594),
    ]
    for (column, (minimum, maximum, mean, deviation)) in zip(statistics, expected) {
      let numbers = try #require(column.numbers)
      #expect(column.kind == .numeric)
      #expect(abs(numbers.minimum - minimum) < 1e-6)
      #expect(abs(numbers.maximum - maximum) < 1e-6)
      #expect(abs(numbers.mean - mean) < 1e-7)
      #expect(abs(numbers.deviation - deviation) < 1e-7)
    }
    #expect(statistics.last?.role == .target)
    #expect(
      statistics.last?.levels == [
        .init(name: "setosa", rows: 50), .init(name: "versicolor", rows: 50),
        .init(name: "virginica", rows: 50),
      ])
  }

  @Test func missing() throws {
    let statistics = try Fixture.load("missing.csv").statistics
    #expect(statistics.map(\.missing) == [1, 3, 2, 0])
    #expect(statistics[0].numbers?.mean == 83.0 / 3)
    #expect(
      statistics[1].levels == [.init(name: "missing", rows: 3), .init(name: "C85", rows: 1)])
  }

  @Test func pixels() {
    let data = Dataset(
      name: "dots", features: .images(Images(shape: Shape(2), blocks: [[0, 255], [51, 102]])),
      target: .init(names: ["label"], values: .classes([0, 1], names: ["0", "1"])),
      scaling: .minmax)
    #expect(
      data.statistics[0].numbers
        == .init(minimum: 0, maximum: 255, mean: 102, deviation: 9103.5.squareRoot()))
    #expect(data.head(5).rows == [["0", "127.5", "255", "0"], ["51", "76.5", "102", "1"]])
  }

  /// A large mean costs no digits.
  @Test func momentsAroundALargeMean() {
    let moments = Moments(of: [16_777_210, 16_777_212, 16_777_214])
    #expect(moments.mean == 16_777_212)
    #expect(abs(moments.deviation - 1.632993161855452) < 1e-12)
    #expect(Moments(of: [.nan]).numbers == nil)
  }

  @Test func head() throws {
    let head = try Fixture.iris().head(2)
    #expect(
      head.columns == ["sepal-length", "sepal-width", "petal-length", "petal-width", "species"])
    #expect(
      head.rows
        == [["5.1", "3.5", "1.4", "0.2", "setosa"], ["4.9", "3", "1.4", "0.2", "setosa"]])
    #expect(try Fixture.iris().head(1000).rows.count == 150)
    #expect(try Fixture.iris().head(-1).rows.isEmpty)
  }
}
