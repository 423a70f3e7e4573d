import Testing

/// Ways that only a run can choose are all looked at.
@Suite struct CheckedStatementsTests {
  @Test(arguments: [
    // A branch, taken or not, known or not.
    "if 1 > 2 { prnt 1 }", "if 1 < 2 { print 1 } else { prnt 1 }",
    "data xor; layer dense out; train; if accuracy > 1 { print 1 } else { prnt 1 }",
    "if length(args) > 3 { prnt 1 }", "while random() < 0.5 { prnt 1 }",
    // A loop, however long.
    "for i in 1..1_000_000 { prnt i }", "for i in [] { prnt i }", "repeat 0 { prnt 1 }",
    "for i in args { let n = i; prnt n }", "while true { prnt 1 }",
    // A command of one's own, called or not.
    "def f a b=2 { prnt a }", "def f a { prnt a }; f 1", "def f a { f a; prnt a }; f 1",
    "time { prnt 1 }",
    // Later elements.
    "data iris; for n in [4 3 2] { network; layer dense n softmax; if n == 3 { train } else { foo 1 } }",
  ])
  func whatMayRunIsLookedAt(text: String) {
    let checked = CheckedText(text)
    #expect(checked.mistakes.count == 1, "\(checked.mistakes)")
  }

  @Test(arguments: [
    // Values that only a run can tell are no mistakes.
    "let n = length(args); data iris; layer dense n relu; layer dense out; train epochs n",
    "data iris; layer dense out; let r = train; print r.loss r.history.loss[1]; let b = r.loss * 2",
    "data iris; layer dense out; train; print accuracy epoch step; evaluate; print f1 precision",
    "let v = random(); if v > 0.5 { let a = 1 } else { let b = 2 }; print a b",
    "data iris; layer dense out; if random() > 0.5 { train }; print accuracy; plot accuracy",
    "data iris; layer dense out; undo; undo 2; data wine; train; expect loss < 5; redo; print x",
    "data iris; network a 4; network b 4; layer dense length(args); use a; train; use b; train",
    "if random() > 0.5 { def f x { print x } }; f 3",
    // What is left behind by a way that may be taken.
    "if random() > 0.5 { data iris } else { data wine }; layer dense out; train; predict 1 2",
    "let n = 2; while n < 1000 { let n = n * n }; data xor; layer dense n relu; layer dense out",
    // Values that make sense only where the way is taken.
    "let last = none; for v in [1 2 3] { if last != none { print v - last }; let last = v }",
    "def f x { if x > 2 { return x }; return 2 * x }; let y = f 1; data xor; layer dense y relu",
    "def half x { return x / 2 }; let y = half 8; data xor; layer dense y relu; layer dense out",
    "def unused a { layer dense a relu; train; print accuracy; print a[1] }",
    "for i in 1..100 { if i > 5 { break }; print i }; repeat 20 { continue }",
    // A name is known where it is bound, whatever it is bound to.
    "for rate in [0.1 0.01] { data iris; network; layer dense out; train rate rate }",
  ])
  func whatIsNotKnownIsNoMistake(text: String) {
    #expect(CheckedText(text).mistakes == [])
  }

  @Test func eachMistakeOfALoopIsSaidOnce() {
    #expect(CheckedText("for i in 1..10 { prnt i }; def f { foo 1 }; f; f").mistakes.count == 2)
  }

  @Test func aKnownLengthIsFollowed() {
    let text = "data iris; for n in [2 3 4] { network; layer dense n softmax; train }"
    #expect(CheckedText(text).mistakes.count == 2)
  }

  @Test func whatStandsOutsideItsPlaceIsFound() {
    #expect(CheckedText("break; continue; return 1").mistakes.count == 3)
    #expect(CheckedText("def f { break }; repeat 2 { f }").mistakes.count == 1)
  }

  /// A check ends, however long a run would take.
  @Test func aCheckEnds() {
    let deep =
      (1...12).map { "for i\($0) in 1..16 {" }.joined() + "print 1"
      + String(repeating: "}", count: 12)
    #expect(CheckedText(deep).mistakes == [])
    #expect(CheckedText("def f n { f n; f n; f n }; f 1").mistakes == [])
  }
}
