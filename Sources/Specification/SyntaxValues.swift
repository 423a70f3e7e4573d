package import Diagnostics
package import Syntax

/// An expression that a command evaluates itself: a condition, something to print.
package struct Written: ArgumentValue {
  package var expression: Expression
  package var source: SourceText

  /// The characters of the expression.
  package var text: String { source[expression.span] }

  package static var form: ArgumentForm { .expression }
  package static var placeholder: String { "EXPRESSION" }
  package static var noun: String { "an expression" }

  package init?(_ literal: Literal) {
    guard case .expression(let expression, let source) = literal else { return nil }
    self.expression = expression
    self.source = source
  }

  package var written: String { text }
}

/// A length of time, in seconds.
package struct Duration: ArgumentValue, Hashable {
  package var seconds: Double

  package init(seconds: Double) {
    self.seconds = seconds
  }

  package static var form: ArgumentForm { .duration }
  package static var placeholder: String { "DURATION" }
  package static var noun: String { "a time such as 30s, 5m or 2h" }

  package init?(_ literal: Literal) {
    switch literal {
    case .duration(let seconds), .number(let seconds):
      guard seconds.isFinite, seconds >= 0 else { return nil }
      self.seconds = seconds
    default: return nil
    }
  }

  package var written: String { "\(seconds.written)s" }
}

/// Statements between `{` and `}`.
package struct BlockArgument: ArgumentValue {
  package var block: Block

  package static var form: ArgumentForm { .block }
  package static var placeholder: String { "{ … }" }
  package static var noun: String { "a block" }

  package init?(_ literal: Literal) {
    guard case .block(let block) = literal else { return nil }
    self.block = block
  }

  package var written: String { block.source[block.span] }
}
