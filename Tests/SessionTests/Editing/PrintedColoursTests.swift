import Session
import Testing

@Suite struct PrintedColoursTests {
  private func parts(_ texts: [String]) -> [[String]] {
    zip(texts, PrintedColours.of(texts, in: Session(seed: 0))).map { text, ranges in
      let scalars = Array(text.unicodeScalars)
      return ranges.map { range in
        "\(range.role):" + scalars[range.range].map { String($0) }.joined()
      }
    }
  }

  @Test func colourEachTextFromItsOwnBeginning() {
    #expect(
      parts(["data iris # é", "layer dense 4", ""]) == [
        ["verb:data", "kind:iris", "comment:# é"], ["verb:layer", "kind:dense", "number:4"], [],
      ])
  }

  @Test func knowWhatATextBeforeDefined() {
    #expect(parts(["def twice n { print n }", "twice 2"])[1].first == "verb:twice")
  }

  @Test func callNothingWrong() {
    #expect(!parts(["layer dnse 4", "frobnicate 1"]).joined().contains { $0.hasPrefix("wrong") })
  }

  @Test func aBrokenTextDoesNotReachTheNext() {
    #expect(parts(["print \"open", "data iris"])[1] == ["verb:data", "kind:iris"])
  }
}
