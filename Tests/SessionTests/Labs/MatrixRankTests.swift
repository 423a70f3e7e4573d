import Testing

@testable import Session

@Suite struct MatrixRankTests {
  @Test(arguments: [
    ([[1.0, 2, 3], [2, 4, 6], [-1, -2, -3]], 1), ([[1, 0], [0, 1], [1, 1]], 2),
    ([[0, 0], [0, 0]], 0),
    ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 2), ([[1, 0, 0], [0, 2, 0], [0, 0, 3]], 3), ([], 0),
  ])
  func countsIndependentRows(rows: [[Double]], rank: Int) {
    #expect(MatrixRank.rank(rows) == rank)
  }

  @Test func roundingIsNothing() {
    #expect(MatrixRank.rank([[1, 2], [1 + 1e-6, 2 - 1e-6]]) == 1)
    #expect(MatrixRank.rank([[1, 2], [1.01, 1.99]]) == 2)
  }
}
