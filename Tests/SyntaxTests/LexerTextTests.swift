import Diagnostics
import Testing

@testable import Syntax

/// Texts, their escapes, and what stands between `{` and `}` in them.
struct LexerTextTests {
  @Test(arguments: [
    (#""""#, #""""#),
    (#""abc""#, #""abc""#),
    (#""a\nb\tc""#, "\"a\nb\tc\""),
    (#""say \"hi\" \\ \{x}""#, #""say "hi" \ {x}""#),
    (#""损失 🙂 # ; ( ]""#, #""损失 🙂 # ; ( ]""#),
    (#""}""#, #""}""#),
    (#""{x}""#, #""{x}""#),
    (#""a{x}b{1 + 2}c""#, #""a{x}b{(+ 1 2)}c""#),
    (#""{x}{y}""#, #""{x}{y}""#),
    (#""{f("a")}""#, #""{f("a")}""#),
    (#""{f("{g("{1}")}")}""#, #""{f("{g("{1}")}")}""#),
    (#""{ {a: "}"}.a }""#, #""{{a: "}"}.a}""#),
    (#""{[1, 2][1]}""#, #""{[1 2][1]}""#),
    (#""{1 -1}""#, #""{(- 1 1)}""#),
    (#""\\{x}""#, #""\{x}""#),
  ])
  func reads(text: String, expected: String) {
    #expect(tree(text) == expected)
  }

  @Test(arguments: [
    Mistake(
      #"let x = ‹"›abc"#, "this text is never closed", #"end it with " on the same line"#),
    Mistake("print ‹\"›abc\n\"", "this text is never closed", #"end it with " on the same line"#),
    Mistake("print ‹\"›abc\r\n\"", "this text is never closed", #"end it with " on the same line"#),
    Mistake("‹\"›{a\n}\"", "this text is never closed", #"end it with " on the same line"#),
    Mistake("‹\"›{a \\\n}\"", "this text is never closed", #"end it with " on the same line"#),
    Mistake("‹\"›{a #}\"", "this text is never closed", #"end it with " on the same line"#),
    Mistake(#""{f(‹"›a)}"#, "this text is never closed", #"end it with " on the same line"#),
    Mistake(#""a‹\q›""#, "no text escape begins like this", #"write one of \n \t \" \\ \{"#),
    Mistake(#""a‹\é›""#, "no text escape begins like this", #"write one of \n \t \" \\ \{"#),
    Mistake(#""a‹\}›""#, "no text escape begins like this", #"write } without \"#),
    Mistake("\"a‹\\›\n\"", "no text escape begins like this", #"write one of \n \t \" \\ \{"#),
    Mistake(
      #""a‹{}›""#, "there is no expression between these brackets",
      #"write one, or \{ for the sign itself"#),
    Mistake(
      #""a‹{ }›""#, "there is no expression between these brackets",
      #"write one, or \{ for the sign itself"#),
    Mistake(#""{1 ‹2›}""#, "'2' cannot stand here", "expected an operator or '}'"),
    Mistake(#""{1 +‹›}""#, "a value is missing here", "expected a value"),
    Mistake(#""{1‹›;2}""#, "an operator or '}' is missing here", "expected an operator or '}'"),
    Mistake(#""{1‹)›}""#, "')' closes nothing", "remove it, or open it before"),
  ])
  func refuses(mistake: Mistake) { mistake.check() }

  @Test func placesInsideATextAreThoseOfTheWholeText() throws {
    let block = try Parser.parse(SourceText(#"let t = "a{1 + x}b""#), vocabulary: vocabulary)
    let text = try #require(block.statements[0].expression)
    #expect(text.nodes.map { block.source[$0.span] } == ["1", "x", "1 + x", #""a{1 + x}b""#])
  }
}
