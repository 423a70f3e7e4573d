import Diagnostics
import Specification
import Syntax
import Testing

/// An entry of a catalog as the language writes it after the verb: `sgd rate 0.1`.
func entry<Product>(_ text: String, of catalog: [Kind<Product>]) throws -> Product {
  let source = SourceText(text)
  let tokens = try Lexer.tokens(of: source).tokens.dropLast()
  let kind = try #require(catalog.first { $0.name == tokens.first?.name }, "'\(text)' is unknown")
  let end = Span(source.bytes.count, source.bytes.count)
  let arguments = Arguments(tokens: tokens.dropFirst(), source: source, end: end)
  return try kind.make(arguments, in: Constants())
}

/// A context in which only numbers, booleans and lists of them have a value.
private struct Constants: ArgumentContext {
  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal {
    switch expression.kind {
    case .number(let number): return .number(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .negative(let operand):
      guard case .number(let number) = operand.kind else { return .other("an expression") }
      return .number(-number)
    case .list(let elements):
      var literals: [Literal] = []
      for element in elements { literals.append(try literal(of: element, in: source)) }
      return .list(literals)
    default: return .other("an expression")
    }
  }

  func isBound(_ name: String) -> Bool { false }
}
