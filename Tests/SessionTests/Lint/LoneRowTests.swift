import Testing

@Suite struct LoneRowTests {
  private static let network = "layer dense 4; layer batchnorm; layer dense out; train "

  @Test(arguments: [("batch 7", "train batch 8"), ("batch 1", "train batch 2")])
  func aBatchOfOneRowIsTold(batch: String, fix: String) {
    // 120 rows train.
    #expect(LintTests.fixes("lone-row", "data iris; \(Self.network)epochs 1 \(batch)") == [fix])
  }

  @Test func otherBatchesAreFine() {
    #expect(LintTests.fixes("lone-row", "data iris; \(Self.network)epochs 1 batch 16") == [])
    #expect(LintTests.fixes("lone-row", "data iris; layer dense out; train epochs 1 batch 1") == [])
  }
}
