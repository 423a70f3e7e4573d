package import Diagnostics

/// Statements in order, with the text they were read from.
package struct Block: Sendable {
  package var statements: [Statement]
  package var span: Span
  package var source: SourceText

  package init(statements: [Statement], span: Span, source: SourceText) {
    (self.statements, self.span, self.source) = (statements, span, source)
  }
}

/// One statement: a command, an expression, or one of the language's own forms.
package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case command(CommandLine)
    /// A name alone on its line: calls the command of that name, else shows the value.
    case name(Name)
    case expression(Expression)
    case binding(Name, Source)
    case condition([Branch], otherwise: Block?)
    case loop(Name, over: Expression, Block)
    case repetition(Expression, Block)
    case whileLoop(Expression, Block)
    case breakLoop
    case continueLoop
    case definition(Definition)
    case result(Source?)
  }

  package var kind: Kind
  package var span: Span
  /// Ended by a `;` that is the last thing on its line: runs without showing its output.
  package var isSilent = false
}

/// Where a bound value comes from: an expression, a command's result, or a name that may be either.
package enum Source: Sendable {
  case expression(Expression)
  case command(CommandLine)
  case name(Name)
}

/// `if condition { … }`.
package struct Branch: Sendable {
  package var condition: Expression
  package var body: Block
}

/// `def NAME a b=0.2 { … }`.
package struct Definition: Sendable {
  package struct Parameter: Sendable {
    package var name: Name
    package var fallback: Expression?
  }

  package var name: Name
  package var parameters: [Parameter]
  package var body: Block
}

/// A verb and its arguments, which stay tokens until the verb's specification reads them.
package struct CommandLine: Sendable {
  package var verb: Name
  package var arguments: Arguments

  package init(verb: Name, arguments: Arguments) {
    self.verb = verb
    self.arguments = arguments
  }
}

/// The tokens after a verb.
package struct Arguments: Sendable {
  package var tokens: ArraySlice<Token>
  /// The text the tokens were cut from; a bare word is read from it.
  package var source: SourceText
  /// The blocks among the arguments, by the offset of their `{`; only of verbs that take blocks.
  package var blocks: [Int: Block]
  /// The place right after the last argument.
  package var end: Span

  package init(
    tokens: ArraySlice<Token>, source: SourceText, blocks: [Int: Block] = [:], end: Span
  ) {
    self.tokens = tokens
    self.source = source
    self.blocks = blocks
    self.end = end
  }
}

/// The verbs that a text may use, known before it is parsed.
package struct Vocabulary: Sendable {
  /// Every built-in verb.
  package var verbs: Set<String>
  /// Verbs that are read-only names too (`loss`): alone, or before an operator, they are values.
  package var verbsWithValue: Set<String>
  /// Verbs that take `{ … }` blocks.
  package var verbsWithBlocks: Set<String>
  /// The verb that `?` stands for at the beginning of a statement.
  package var question: String?

  /// What a line is that begins with neither a keyword nor a sign.
  package enum Opening: Sendable {
    case command
    /// A name alone: a command of the user's, or a value.
    case name(String)
    case expression
  }

  /// Tells a command, at whose verb or name these tokens begin, from an expression.
  package func opening(of tokens: ArraySlice<Token>) -> Opening {
    guard let name = tokens.first?.name, !Keyword.all.contains(name) else { return .expression }
    let second = tokens.dropFirst().first
    let alone = second?.endsStatement ?? true
    if verbs.contains(name) {
      let isValue = verbsWithValue.contains(name) && (alone || second?.isSpacedOperator == true)
      return isValue ? .expression : .command
    }
    if alone { return .name(name) }
    guard let second, second.blankBefore, !second.isSpacedOperator else { return .expression }
    return .command
  }

  package init(
    verbs: Set<String>, verbsWithValue: Set<String> = [], verbsWithBlocks: Set<String> = [],
    question: String? = nil
  ) {
    self.question = question
    self.verbs = verbs
    self.verbsWithValue = verbsWithValue
    self.verbsWithBlocks = verbsWithBlocks
  }
}
