import Testing

@testable import Notebooks

@Suite struct PictureWordsTests {
  @Test func numbersAndLinesAreNoWords() {
    let one =
      "<svg w=\"3\"><title>loss</title><style>.a{x:y}</style><path d=\"M1 2\"/><text>0.5</text><text>epoch (whole)</text></svg>"
    let other =
      "<svg w=\"4\"><title>loss</title><style>.b{}</style><path d=\"M9 2\"/><text>0.25</text><text>epoch\n (whole)</text></svg>"
    #expect(PictureWords(one).words == ["loss", "epoch", "(whole)"])
    #expect(PictureWords(one) == PictureWords(other))
  }

  @Test func anotherTitleOrCurveIsAnotherPicture() {
    #expect(PictureWords("<title>loss</title>") != PictureWords("<title>accuracy</title>"))
    #expect(
      PictureWords("<text>train</text>")
        != PictureWords("<text>train</text><text>validation</text>"))
    #expect(PictureWords("loss <").words == ["loss"])
    #expect(PictureWords("").words == [])
  }
}
