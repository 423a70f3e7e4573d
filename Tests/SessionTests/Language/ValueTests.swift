import Datasets
import OrderedCollections
import Session
import Testing

@Suite struct ValueTests {
  private let talk = Conversation()

  @Test(arguments: [
    "3", "0.5", "1e20", "[1, 2, [3]]", "1..10", "1..10 by 3", "none", "true", "\"a \\\"b\\\" \\{\"",
    "{loss: 0.1, epochs: 5}", "[]", "\"\"", "-2",
  ])
  func showsItselfAsTheLanguageWritesIt(text: String) {
    let shown = talk.answer(text)
    #expect(shown.count == 1)
    // What is shown is the language's own writing: it reads back as the same value.
    #expect(talk.value("(\(shown[0])) == (\(text))") == .boolean(true))
  }

  @Test(arguments: [
    ("3.0", "3"), ("0.1 + 0.2", "0.30000000000000004"), ("1_000", "1000"), ("1e-3", "0.001"),
    ("2^53", "9007199254740992"), ("-0.5", "-0.5"), ("0 * -1", "0"), ("[-0]", "[0]"),
    ("10 / 4", "2.5"), ("1e21 * 10", "1e22"),
    ("1e-8", "1e-8"),
  ])
  func aNumberPrintsInItsShortestForm(text: String, shown: String) {
    #expect(talk.answer(text) == [shown])
  }

  @Test func handlesShowTheirSummary() {
    let talk = Conversation("let d = data xor; let n = network; layer dense out")
    #expect(
      talk.answer("d") == [
        "xor: 4 rows · 2 numeric features · target out (2 classes) · 4 train, no test"
      ])
    #expect(talk.answer("n") == ["network: empty · 0 parameters · 0 epochs"])
    #expect(talk.answer("let w = show dense1.weight; w").last == "tensor 1 2")
  }

  @Test func aHandleKeepsWhatItWas() {
    let talk = Conversation("data xor; layer dense out; let n = summary; train epochs 1")
    #expect(talk.answer("n") == ["network: 2 → 1 sigmoid · 3 parameters · 0 epochs"])
  }

  @Test(arguments: [
    ("1 == 1.0", true), ("\"1\" == 1", false), ("none == none", true), ("none == false", false),
    ("[1 2] == [1, 2]", true), ("1..3 == [1 2 3]", true), ("[1 2 3] == 1..3", true),
    ("1..3 == 1..3 by 1", true), ("{a: 1} == {a: 1}", true), ("{a: 1} == {a: 2}", false),
    ("[] == []", true), ("1..0 == []", true),
  ])
  func equality(text: String, holds: Bool) {
    #expect(talk.value(text) == .boolean(holds))
  }

  @Test func rangesIncludeBothEnds() {
    #expect(talk.value("length(1..10)") == .number(10))
    #expect(talk.value("length(0..1 by 0.1)") == .number(11))
    #expect(talk.value("(10..1 by -3)[4]") == .number(1))
    #expect(talk.value("length(1..0)") == .number(0))
    #expect(talk.value("length(5..5)") == .number(1))
  }
}
