import Testing

@Suite struct OversizedBatchTests {
  @Test(arguments: [
    ("data xor; layer dense out; train steps 1 batch 64 quiet", "train batch all")
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("oversized-batch", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data xor; layer dense out; train steps 1 quiet",
    "data xor; layer dense out; train steps 1 batch 4 quiet",
    "data iris; layer dense out",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("oversized-batch", text) == [], "\(text)")
  }
}
