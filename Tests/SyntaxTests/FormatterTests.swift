import Diagnostics
import Testing

@testable import Syntax

/// The standard layout, which changes no meaning.
struct FormatterTests {
  private func formatted(_ text: String) throws -> String {
    try Formatter.format(SourceText(text), vocabulary: vocabulary)
  }

  @Test(arguments: [
    ("", ""), ("\n\n", ""), ("1", "1\n"), ("  1  ", "1\n"), ("1\r\n2", "1\n2\n"),
    ("1\n\n\n\n2\n\n", "1\n\n2\n"), ("1;2", "1; 2\n"), ("1 ;\n2", "1;\n2\n"),
    ("1;;\n;2", "1;\n2\n"),
    ("; 1", "1\n"), ("\u{FEFF}1", "1\n"),
    ("train   epochs\t5", "train epochs 5\n"), ("print 1 -1", "print 1 -1\n"),
    ("data  a,b(1,2)", "data a,b(1,2)\n"), ("print  (1+ 2 )", "print (1+ 2)\n"),
    ("data x target [ a-b,c , \"d e\" ]", "data x target [a-b, c, \"d e\"]\n"),
    ("data x( 1,2 )", "data x( 1,2 )\n"), ("print [ [ 1,2 ] ( 3 ) ]", "print [[1, 2] (3)]\n"),
    ("print( 1 )", "print(1)\n"), ("print {a:1,b : 2}", "print {a: 1, b: 2}\n"),
    ("data [a:b c :d]", "data [a:b c :d]\n"), ("data [a,#b]", "data [a,#b]\n"),
    ("data a\\ \n1", "data a\\ \n1\n"),
  ])
  func laysOutArguments(text: String, expected: String) throws {
    #expect(try formatted(text) == expected)
  }

  @Test(arguments: [
    ("let x=1", "let x = 1\n"), ("let x = 1+2", "let x = 1+2\n"),
    ("let x = 1+ 2", "let x = 1 + 2\n"),
    ("let x = 1 -2", "let x = 1 - 2\n"), ("let x = -y", "let x = -y\n"), ("1   *   2", "1 * 2\n"),
    ("f( 1,2 )[ 1 ].a", "f(1, 2)[1].a\n"), ("{a:1 ,b:[1 2,3]}", "{a: 1, b: [1 2, 3]}\n"),
    ("[1 -2]", "[1 -2]\n"), ("[ 1 - 2 ]", "[1 - 2]\n"), ("( a )and( b )", "(a) and (b)\n"),
    ("r.in", "r.in\n"), ("\"a{1+  2}  b\"", "\"a{1+  2}  b\"\n"), ("1..10 by  3", "1..10 by 3\n"),
    ("if(a) { 1 }", "if (a) { 1 }\n"), ("if a{1}else{2}", "if a { 1 } else { 2 }\n"),
    ("if a { }", "if a {}\n"), ("if a {\n}", "if a {}\n"), ("if a {\n;\n}", "if a {}\n"),
    ("if a { 1; }", "if a { 1 }\n"), ("if a { 1;\n}", "if a {\n  1;\n}\n"),
    ("if a { 1\n}", "if a {\n  1\n}\n"),
    ("if a {\n1 }else if b {2}", "if a {\n  1\n} else if b { 2 }\n"),
    ("for i in[1 2] { i }", "for i in [1 2] { i }\n"),
    ("def f a b = 0.2 c=  -1{ a }", "def f a b=0.2 c=-1 { a }\n"),
    ("time{ train;loss }", "time { train; loss }\n"), ("return( 1 )", "return (1)\n"),
    ("let r=time{1} ; 2", "let r = time { 1 }; 2\n"),
  ])
  func laysOutStatements(text: String, expected: String) throws {
    #expect(try formatted(text) == expected)
  }

  @Test(arguments: [
    ("1 # one  ", "1  # one\n"), ("# all\n\n\n# of it\n1", "# all\n\n# of it\n1\n"),
    ("if a { # why\n# what\n1\n# end\n}", "if a {  # why\n  # what\n  1\n  # end\n}\n"),
    ("if a {\n# nothing\n}", "if a {\n  # nothing\n}\n"), ("[1 # one\n2]", "[1  # one\n  2]\n"),
    ("1\n#>  one  two \n#>\n2", "1\n#>  one  two \n#>\n2\n"), ("1\n  #> one\r\n", "1\n#> one\n"),
    ("1 #> no", "1  #> no\n"), ("1;# one", "1;  # one\n"), ("#!nn\n1", "#!nn\n1\n"),
    ("(1 # one\n)", "(1  # one\n)\n"),
  ])
  func keepsComments(text: String, expected: String) throws {
    #expect(try formatted(text) == expected)
  }

  @Test(arguments: [
    ("[1\n2\n]", "[1\n  2\n]\n"), ("f([\n1\n])", "f([\n  1\n])\n"),
    ("let r = {a: 1,\nb: 2\n}", "let r = {a: 1,\n  b: 2\n}\n"),
    ("train epochs 5 \\\n batch 2\\\n\n3", "train epochs 5 \\\n    batch 2\n\n3\n"),
    ("train \\\n a \\\nb", "train \\\n    a \\\n    b\n"), ("1 \\\n\n2", "1\n\n2\n"),
    ("(1 \\\n+ 2)", "(1\n  + 2)\n"),
    ("1 \\", "1\n"), ("1 \\\n;", "1;\n"), ("if a {\n\n1\n\n\n2\n\n}", "if a {\n  1\n\n  2\n}\n"),
    ("if a {\nif b { 1 }\nif c {\n2 } }", "if a {\n  if b { 1 }\n  if c {\n    2\n  }\n}\n"),
    ("time { print [1\n2] }", "time {\n  print [1\n    2]\n}\n"),
  ])
  func indents(text: String, expected: String) throws {
    #expect(try formatted(text) == expected)
  }

  @Test func refusesWhatDoesNotParse() {
    let found = #expect(throws: Diagnostic.self) { try formatted("1 +\n") }
    #expect(found?.span == Span(3, 3))
  }

  @Test func laysOutTheCorpus() throws {
    let text = try formatted(Corpus.text)
    #expect(text == Corpus.formatted)
    #expect(meaning(of: text) == meaning(of: Corpus.text))
  }

  // MARK: Meaning

  @Test(arguments: 0..<12)
  func changesNoMeaning(seed: Int) throws {
    var random = SplitMix(seed: UInt64(300 + seed))
    var count = 0
    for _ in 0..<250 {
      let text = seed < 6 ? random.soup(words: 12) : random.mutation(of: Corpus.text)
      guard let meaning = meaning(of: text) else { continue }
      count += 1
      let once = try formatted(text)
      #expect(self.meaning(of: once) == meaning, "\(text)\n--\n\(once)")
      #expect(try formatted(once) == once, "\(text)\n--\n\(once)")
    }
    #expect(count > 20)
  }

  /// The tree of a text with its comments; nil where it does not parse.
  private func meaning(of text: String) -> String? {
    let source = SourceText(text)
    let result = Parser.read(source, vocabulary: vocabulary)
    guard result.diagnostics.isEmpty else { return nil }
    let comments = result.comments.map { comment in
      (comment.isRecordedOutput ? "!" : "") + source[comment.span].trimmed
    }
    return ([TreePrinter(commands: words).show(result.block)] + comments).joined(separator: "\n")
  }

  /// The arguments of a command as bare words and, where they are, as expressions.
  private func words(_ arguments: Arguments) -> String {
    var words: [String] = []
    var rest = arguments.tokens
    while !rest.isEmpty { words.append(word(&rest, arguments.source, inList: false)) }
    var parser = ExpressionParser(arguments.tokens, source: arguments.source, mode: .argument)
    while !parser.tokens.isEmpty, let expression = try? parser.expression() {
      words.append(TreePrinter().show(expression))
    }
    return words.joined(separator: " ")
  }

  private func word(_ rest: inout ArraySlice<Token>, _ source: SourceText, inList: Bool) -> String {
    guard let first = rest.popFirst() else { return "" }
    if first.isSymbol(.openBracket) {
      var elements: [String] = []
      while let next = rest.first, !next.isSymbol(.closeBracket) {
        elements.append(
          next.isSymbol(.comma)
            ? source[rest.removeFirst().span] : word(&rest, source, inList: true))
      }
      rest = rest.dropFirst()
      return "[" + elements.joined(separator: "|") + "]"
    }
    var (text, depth) = (source[first.span], first.opensValue ? 1 : 0)
    while let next = rest.first, depth > 0 || !next.blankBefore {
      if depth == 0, inList, next.isSymbol(.comma) || next.isSymbol(.closeBracket) { break }
      if case .symbol(let symbol) = next.kind, first.opensValue {
        depth += symbol.closing != nil ? 1 : symbol.isClosing ? -1 : 0
      }
      if case .newline = next.kind {} else { text += source[next.span] }
      rest.removeFirst()
      if depth == 0, first.opensValue { break }
    }
    return text
  }
}

extension Token {
  fileprivate var opensValue: Bool { isSymbol(.openParenthesis) || isSymbol(.openBrace) }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
