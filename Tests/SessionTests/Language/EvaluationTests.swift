import Session
import Testing

@Suite struct EvaluationTests {
  private let talk = Conversation("let x = [10 20 30 40]; let r = {loss: 0.5, inner: {a: 1}}")

  @Test(arguments: [
    ("x[1]", "10"), ("x[-1]", "40"), ("x[2..3]", "[20, 30]"), ("x[-2..-1]", "[30, 40]"),
    ("x[4..1 by -1]", "[40, 30, 20, 10]"), ("x[1..0]", "[]"), ("\"héllo\"[2]", "\"é\""),
    ("\"hello\"[2..4]", "\"ell\""), ("(1..10)[3]", "3"), ("r.loss", "0.5"), ("r.inner.a", "1"),
    ("[r.loss x[1]]", "[0.5, 10]"), ("\"{r.loss} and {x[1] + 1}\"", "\"0.5 and 11\""),
    ("\"{\"inner {1 + 1}\"}\"", "\"inner 2\""), ("\"{text(1)}{[\"a\"]}\"", "\"1[\\\"a\\\"]\""),
    ("\"\\n\\t\\\\\\{\"", "\"\\n\\t\\\\\\{\""), ("[1 -1]", "[1, -1]"), ("[1 - 1]", "[0]"),
    ("[1, -1]", "[1, -1]"), ("[x[1] (2)]", "[10, 2]"), ("{a: 1, b: [2]}", "{a: 1, b: [2]}"),
  ])
  func givesItsValue(text: String, shown: String) {
    #expect(talk.answer(text) == [shown])
  }

  @Test(arguments: [
    (
      "x[0]", "0 | there is no element 0 | indices are whole and count from 1, or from -1 backwards"
    ),
    ("x[5]", "5 | there is no element 5 | there are 4, counted from 1"),
    ("x[-5]", "-5 | there is no element -5 | there are 4, counted from 1"),
    (
      "x[1.5]",
      "1.5 | there is no element 1.5"
        + " | indices are whole and count from 1, or from -1 backwards"
    ),
    (
      "x[1e300]",
      "1e300 | there is no element 1e300"
        + " | indices are whole and count from 1, or from -1 backwards"
    ),
    ("x[3..5]", "3..5 | there is no element 5 | there are 4, counted from 1"),
    ("x[\"a\"]", "\"a\" | an index is a number or a range, not a text | "),
    ("[][1]", "1 | there is no element 1 | the list is empty"),
    ("r[1]", "r | an index needs a list, a range or a text, not a record | "),
    ("r.los", "los | this record has no field 'los' | did you mean 'loss'?"),
    ("r.zebra", "zebra | this record has no field 'zebra' | it has loss or inner"),
    ("x.loss", "x | a list has no fields | the result of a command has: let r = train"),
    ("nothing", "nothing | no value is called 'nothing' | bind it first: let nothing = …"),
    (
      "\"a {nothing} b\"", "nothing | no value is called 'nothing' | bind it first: let nothing = …"
    ),
  ])
  func refusesWhatIsNotThere(text: String, mistake: String) {
    #expect(talk.mistake("let y = \(text)").description == mistake)
  }

  @Test func aTextThatDoesNotParseRunsNothing() {
    let reply = talk.say("print 1\nprint 2; let y = (1 + \nprint 3")
    #expect(reply.lines == [])
    #expect(reply.outcome.status == 2)
  }
}
