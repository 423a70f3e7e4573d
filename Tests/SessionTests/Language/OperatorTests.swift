import Session
import Testing

@Suite struct OperatorTests {
  private let talk = Conversation()

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 ^ 3 ^ 2", "512"), ("-2 ^ 2", "-4"),
    ("2 ^ -1", "0.5"), ("7 mod 3", "1"), ("-7 mod 3", "2"), ("7 mod -3", "-2"), ("1 / 4", "0.25"),
    ("8 / 4 / 2", "1"), ("10 - 3 - 2", "5"), ("6 / 2 * 3", "9"), ("\"a\" + \"b\"", "\"ab\""),
    ("[1] + [2 3]", "[1, 2, 3]"), ("not true or true", "true"), ("not (true or true)", "false"),
    ("true or false and false", "true"), ("1 + 1 == 2 and 2 > 1", "true"),
    ("\"a\" < \"b\"", "true"),
    ("\"B\" < \"a\"", "true"), ("3 in [1 2 3]", "true"), ("\"an\" in \"banana\"", "true"),
    ("\"\" in \"a\"", "true"), ("2.5 in 1..3", "false"), ("3 in 1..5 by 2", "true"),
    ("\"loss\" in {loss: 1}", "true"), ("not 3 in [1]", "true"), ("1..2 + 1", "1..3"),
    ("0 ^ 0", "1"), ("(-8) ^ 3", "-512"), ("5.5 mod 2", "1.5"), ("0 mod 5", "0"),
    ("1 != 2", "true"), ("2 >= 2", "true"), ("[1 2] != [1 2]", "false"),
  ])
  func givesItsValue(text: String, shown: String) {
    #expect(talk.answer(text) == [shown])
  }

  @Test func secondSidesAreOnlyLookedAtWhereTheyMatter() {
    #expect(talk.value("false and nothing") == .boolean(false))
    #expect(talk.value("true or nothing") == .boolean(true))
  }

  @Test(arguments: [
    ("1 / 0", "0 | division by zero | the value on the right of '/' is 0"),
    ("1 mod (2 - 2)", "(2 - 2) | division by zero | the value on the right of 'mod' is 0"),
    ("1e308 * 10", "* | the result is not a finite number | numbers reach to about 1.8e308"),
    ("0 ^ -1", "^ | the result is not a finite number | numbers reach to about 1.8e308"),
    ("(-8) ^ 0.5", "^ | a negative number has no power of 0.5 | the exponent must be whole"),
    (
      "[1] + 1",
      "+ | '+' takes two numbers, two texts or two lists, not a list and a number | put the one value in brackets to join two lists: [1 2] + [3]"
    ),
    (
      "\"a\" * 2",
      "* | '*' takes two numbers, not a text and a number"
        + " | text(x) and number(\"3\") convert; \"{x}\" inserts"
    ),
    (
      "1 < \"a\"",
      "< | '<' takes two numbers or two texts, not a number and a text"
        + " | text(x) and number(\"3\") convert; \"{x}\" inserts"
    ),
    ("true < false", "< | '<' takes two numbers or two texts, not a boolean and a boolean | "),
    ("3 in 4", "in | 'in' takes a value and a list, or two texts, not a number and a number | "),
    ("1 and true", "1 | a condition must be true or false, not a number | compare it, as in x > 0"),
    ("not 3", "3 | a condition must be true or false, not a number | compare it, as in x > 0"),
    ("-\"a\"", "\"a\" | '-' takes numbers, not a text | "),
    ("1..\"a\"", "\"a\" | a range takes numbers, not a text | "),
    ("1..2 by 0", "0 | a range cannot have the step 0 | "),
  ])
  func refusesMixedKinds(text: String, mistake: String) {
    #expect(talk.mistake("let x = \(text)").description == mistake)
  }
}
