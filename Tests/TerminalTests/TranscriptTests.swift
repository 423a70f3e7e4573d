import Terminal
import Testing

@Suite struct TranscriptTests {
  @Test func promptsAreDropped() {
    #expect(Transcript.cell(in: "nn[3]> data iris") == "data iris")
    #expect(
      Transcript.cell(in: "nn[12]> repeat 2 {\n  ···>   train\n  ···> }")
        == "repeat 2 {\n  train\n}")
    #expect(Transcript.cell(in: "  ...> }") == "}")
  }

  @Test func outputOfASessionIsDropped() {
    let session = """

      nn[1]> data xor
      xor: 4 rows · 2 numeric features
      nn[2]> repeat 2 {
        ···>   train
        ···> }
      epoch 10/10 ━━━━━━━━━━━━━━━━━━━━ loss 0.6931
      nn[3]>
      """
    #expect(Transcript.cell(in: session) == "data xor\nrepeat 2 {\n  train\n}\n")
  }

  @Test func recordedOutputIsDropped() {
    #expect(
      Transcript.cell(in: "data xor\n#> xor: 4 rows\n#>\n# a comment\nsummary")
        == "data xor\n# a comment\nsummary")
    #expect(Transcript.cell(in: "nn[1]> f {\n...> x\n#> x\n···> }") == "f {\nx\n}")
  }

  @Test func otherTextStaysAsItIs() {
    let text = "let x = [1\n  2]\n\nprint \"nn[1]> \""
    #expect(Transcript.cell(in: text) == text)
    #expect(Transcript.cell(in: "nn[a]> x") == "nn[a]> x")
    #expect(Transcript.cell(in: "nn > 3\nnn[1]> x") == "nn > 3\nx")
    #expect(Transcript.cell(in: "") == "")
  }
}
