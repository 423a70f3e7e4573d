import Testing

@testable import Datasets

@Suite struct IrisTests {
  /// The rows in which copies of the set differ: R has 4.9 3.1 1.5 0.2 and 4.9 3.6 1.4 0.1.
  @Test func theValuesAreThoseOfR() throws {
    let iris = try Fixture.iris()
    #expect(iris.head(150).rows[34] == ["4.9", "3.1", "1.5", "0.2", "setosa"])
    #expect(iris.head(150).rows[37] == ["4.9", "3.6", "1.4", "0.1", "setosa"])
    #expect(iris.head(150).rows[149] == ["5.9", "3", "5.1", "1.8", "virginica"])
  }

  @Test func classesAndParts() throws {
    let iris = try Fixture.iris()
    #expect(iris.target.classNames == ["setosa", "versicolor", "virginica"])
    for (lower, name) in [(0, "setosa"), (50, "versicolor"), (100, "virginica")] {
      let tested = iris.parts.test.count { lower..<lower + 50 ~= Int($0) }
      #expect(tested == 10, "\(name) has its share of the test rows")
    }
  }
}
