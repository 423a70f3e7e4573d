import Session
import Testing

@Suite struct ContinuationTests {
  private static let begun = Typing("data iris; layer dense 16 relu; network other; use network")

  @Test(arguments: [
    ("layer dense o", "ut"), ("train ", "epochs 10"), ("train epochs ", "10"),
    ("train batch ", "32"), ("tra", "in"), ("layer ", "dense 16 relu"), ("layer dense ", "16 relu"),
    ("data ", "iris"), ("optimizer ", "sgd rate 0.1 momentum 0.9"), ("seed ", "42"),
    ("remove ", "layer"), ("use oth", "er"), ("layer dro", "pout"), ("layer dropout ", "0.2"),
    ("for x ", "in"), ("let x ", "="), ("let x = summ", "ary"), ("repeat 3 { tra", "in"),
    ("freeze ", "dense1"), ("loss ", "crossentropy"), ("print 1; scale ", "minmax"),
  ])
  func goesOn(text: String, expected: String) {
    #expect(Self.begun.assistant.continuation(of: text) == expected)
  }

  @Test(arguments: [
    "", " ", "t", "train", "train epochs 3", "train epochs 3 ", "layer dense 4 ", "print ", "help ",
    "predict ", "load ", "print \"tra", "# tra", "let tra", "layer dense 4 re", "evaluate ",
    "fooo ",
    "print 1 + ", "train epochs 10\n", "split ",
  ])
  func isSilentWhereNothingIsSure(text: String) {
    #expect(Self.begun.assistant.continuation(of: text) == nil)
  }
}
