import Session
import Testing

@Suite struct FunctionTests {
  private let talk = Conversation()

  @Test(arguments: [
    ("abs(-2)", "2"), ("sqrt(9)", "3"), ("exp(0)", "1"), ("ln(1)", "0"), ("log10(1000)", "3"),
    ("sin(0)", "0"), ("cos(0)", "1"), ("tan(0)", "0"), ("tanh(0)", "0"), ("sigmoid(0)", "0.5"),
    ("sigmoid(-1000)", "0"), ("tanh(1000)", "1"), ("floor(-1.5)", "-2"), ("ceil(1.2)", "2"),
    ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(3.14159, 2)", "3.14"),
    ("round(1234, -2)", "1200"), ("min(3, 1, 2)", "1"), ("max([3 1 2])", "3"),
    ("sum(1..100)", "5050"), ("sum(1..100000000)", "5000000050000000"),
    ("std(1..3)", "0.816496580927726"),
    ("min(5..1 by -2)", "1"), ("mean(0..1 by 0.25)", "0.5"),
    ("sum([])", "0"), ("mean([1 2 3 4])", "2.5"), ("std([1 3])", "1"), ("std(5)", "0"),
    ("length(\"héé\")", "3"), ("length([1 2])", "2"), ("length({a: 1})", "1"),
    ("length(1..4)", "4"),
    ("sorted([3 1 2])", "[1, 2, 3]"), ("sorted([\"b\" \"a\"])", "[\"a\", \"b\"]"),
    ("sorted([])", "[]"),
    ("range(1, 3)", "1..3"), ("range(1, 5, 2)", "1..5 by 2"), ("text(1.5)", "\"1.5\""),
    ("text(\"a\")", "\"a\""), ("text([1 \"a\"])", "\"[1, \\\"a\\\"]\""),
    ("number(\"1e-3\")", "0.001"),
    ("number(\" 2.5 \")", "2.5"), ("number(true)", "1"), ("min([1 2] + [0])", "0"),
  ])
  func givesItsValue(call: String, shown: String) {
    #expect(talk.answer(call) == [shown])
  }

  @Test func everyFunctionOfTheReferenceIsThere() {
    let names = """
      abs sqrt exp ln log10 sin cos tan tanh sigmoid floor ceil round min max sum mean std length \
      sorted range random text number
      """
    #expect(Functions.all.map(\.name) == names.split(separator: " ").map { String($0) })
    #expect(Functions.all.allSatisfy { !$0.summary.isEmpty })
  }

  @Test func randomNumbersFollowTheSeed() {
    talk.answer("let a = random(); seed 0; let b = random(); let c = random()")
    #expect(talk.value("a == b and b != c") == .boolean(true))
    #expect(talk.value("a >= 0 and a < 1") == .boolean(true))
  }

  @Test func randomNumbersComeFromAStreamOfTheirOwn() {
    let script = "data iris; layer dense 4; layer dense out; train epochs 2"
    let plain = Conversation(script)
    let other = Conversation("let a = random(); data iris; let b = random(); layer dense 4")
    other.answer("print random(); layer dense out; if random() >= 0 { train epochs 2 }")
    #expect(plain.session.model?.network.fingerprint == other.session.model?.network.fingerprint)
  }

  @Test(arguments: [
    ("sqrt(-1)", "-1 | a negative number has no square root | "),
    ("ln(0)", "0 | ln takes a number above 0 | "),
    ("log10(-3)", "-3 | log10 takes a number above 0 | "),
    ("exp(1000)", "exp | the result is not a finite number | numbers reach to about 1.8e308"),
    ("sqrt(\"a\")", "\"a\" | a number is needed here, not a text | "),
    ("max([])", "[] | max of an empty list has no value | "),
    ("mean([1 \"a\"])", "[1 \"a\"] | mean takes numbers, not a text | "),
    ("max(1, \"a\")", "\"a\" | max takes numbers, not a text | "),
    ("sorted([1 \"a\"])", "[1 \"a\"] | sorted takes numbers, not a text | "),
    ("length(3)", "3 | length takes a list, a text or a record, not a number | "),
    ("number(\"abc\")", "\"abc\" | \"abc\" is not a number | "),
    ("number(\"\")", "\"\" | \"\" is not a number | "),
    ("number(\"inf\")", "\"inf\" | \"inf\" is not a number | "),
    ("number(\"nan\")", "\"nan\" | \"nan\" is not a number | "),
    ("range(1, 2, 0)", "0 | a range cannot have the step 0 | "),
    ("range(1, 1e18)", "1e18 | this range has more than 100000000 elements | "),
    (
      "round(1e300, 300)",
      "round | the result is not a finite number | numbers reach to about 1.8e308"
    ),
    ("sqr(4)", "sqr | no function is called 'sqr' | did you mean 'sqrt'?"),
    ("sqrt(1, 2)", "2 | sqrt takes 1 value, not 2 | "),
    ("round()", "round | round takes 1 to 2 values, not 0 | "),
    ("sqrt", "sqrt | 'sqrt' is a function | give it values in brackets: sqrt(x)"),
  ])
  func refusesWhatItCannotTake(call: String, mistake: String) {
    #expect(talk.mistake("let x = \(call)").description == mistake)
  }
}
