import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct FoldsTests {
  private func folds(_ data: Dataset, _ count: Int, seed: UInt64 = 0) throws -> [[Int32]] {
    var random = RandomStream(seed: seed, purpose: .split)
    return try data.folds(count, using: &random)
  }

  @Test func everyRowIsInOneFold() throws {
    let folds = try folds(SplitTests.data([37, 41, 13]), 5)
    #expect(folds.flatMap { $0 }.sorted() == Array(0..<91))
    #expect(folds.map(\.count) == [19, 18, 18, 18, 18])
    #expect(folds.allSatisfy { $0 == $0.sorted() })
  }

  /// Codes of `SplitTests.data([50, 30, 20])`: 50 rows of the first class, then 30, then 20.
  @Test func eachHasItsShareOfEveryClass() throws {
    for fold in try folds(SplitTests.data([50, 30, 20]), 10) {
      #expect(fold.count { $0 < 50 } == 5)
      #expect(fold.count { (50..<80).contains($0) } == 3)
      #expect(fold.count { $0 >= 80 } == 2)
    }
  }

  @Test func dealsTheTrainingRowsAlone() throws {
    var data = SplitTests.data([20, 20])
    var random = RandomStream(seed: 1, purpose: .split)
    try data.split(Split(test: 0.25), using: &random)
    #expect(try folds(data, 3).flatMap { $0 }.sorted() == data.parts.train)
  }

  @Test func followsItsSeed() throws {
    let data = SplitTests.data([30, 30])
    #expect(try folds(data, 4, seed: 3) == folds(data, 4, seed: 3))
    #expect(try folds(data, 4, seed: 3) != folds(data, 4, seed: 4))
  }

  @Test(arguments: [0, 1, 7, -3]) func needsARowForEach(count: Int) {
    #expect(throws: Diagnostic.self) { try folds(SplitTests.data([3, 3]), count) }
  }
}
