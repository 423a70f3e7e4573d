import Diagnostics
import Testing

@Suite struct CorrectionTests {
  private func mended(_ text: String, _ span: Span?, _ correction: Correction?) -> String? {
    Diagnostic("test.id", "wrong", at: span, correction: correction).corrected(text)
  }

  @Test func putsANameInPlaceOfTheWrongWord() {
    #expect(mended("trian epochs 5", Span(0, 5), .name("train", for: "trian")) == "train epochs 5")
    #expect(mended("ü; trian", Span(4, 9), .name("train", for: "trian")) == "ü; train")
  }

  @Test func keepsTheQuotesOfAWord() {
    let name = Correction.name("petal_length", for: "petal_lenght")
    #expect(mended(#"[a "petal_lenght"]"#, Span(3, 17), name) == #"[a "petal_length"]"#)
    #expect(mended("petal_lenght", Span(0, 12), name) == "petal_length")
  }

  @Test func putsANameWithABlankInQuotes() {
    #expect(mended("use ab", Span(4, 6), .name("a b", for: "ab")) == #"use "a b""#)
  }

  @Test func changesNothingWhereAnotherWordStands() {
    #expect(mended("use file", Span(4, 8), .name("train", for: "trian")) == nil)
  }

  @Test func insertsAddsAndRemoves() {
    #expect(mended("remove 1", Span(7, 8), .write("layer ", at: .before)) == "remove layer 1")
    #expect(mended("summary 3 # x", Span(8, 9), .remove()) == "summary # x")
    let added = Diagnostic("test.id", "wrong", correction: .add("batch all"))
    #expect(added.corrected("train; list") == nil)
    #expect(
      added.inCommand(endingAt: Span(5, 5)).corrected("train; list") == "train batch all; list")
    #expect(mended("loss mae(2)", Span(9, 10), .remove(at: .span(Span(8, 11)))) == "loss mae")
  }

  @Test func givesTheHint() {
    #expect(Diagnostic("test.id", "wrong", correction: .write("0.2")).hint == "write 0.2")
    #expect(Diagnostic("test.id", "wrong", hint: "other", correction: nil).hint == "other")
    #expect(Diagnostic("test.id", "wrong", correction: .add("batch all")).hint == "add 'batch all'")
    #expect(Diagnostic("test.id", "wrong", correction: .remove()).hint == "remove this")
    let nearest = Correction.nearest(to: "epoch", among: ["epochs", "batch"])
    #expect(
      Diagnostic("test.id", "wrong", hint: "other", correction: nearest).hint
        == "did you mean 'epochs'?")
    #expect(Correction.nearest(to: "zzz", among: ["epochs"]) == nil)
  }

  @Test func leavesAnotherTextAlone() {
    let elsewhere = Diagnostic(
      "test.id", "wrong", at: Span(0, 5), correction: .name("train", for: "trian"),
      source: SourceText("trian"))
    #expect(elsewhere.corrected("trian") == "train")
    #expect(elsewhere.corrected("include x") == nil)
    #expect(mended("trian", Span(0, 50), .write("train")) == nil)
    #expect(mended("trian", nil, .write("train")) == nil)
    #expect(mended("train", Span(0, 5), .write("train")) == nil)
    #expect(mended("train", Span(0, 5), nil) == nil)
  }
}
