package import Diagnostics
package import Specification
import Syntax

/// `expect CONDITION`: an error that shows both sides, unless the condition holds.
package struct Expect: Command {
  var condition: Written?

  package init() {}

  package static let spec = Spec<Expect>(
    "expect", "Does nothing when a condition holds; else it is an error that shows both sides.",
    [.positional(\.condition, "condition", "What must hold.")],
    examples: ["expect 1 + 1 == 2"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let condition else { return .none }
    guard try !interpreter.condition(of: condition) else { return .none }
    throw Diagnostic(
      "expect.failed", "expected \(condition.text)", at: condition.expression.span,
      hint: try sides(condition, interpreter))
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let condition else { return .none }
    if case .unknown = try interpreter.checked(condition.expression, in: condition.source) {
      return .none
    }
    return try run(interpreter)
  }

  /// `0.9 > 0.95 does not hold`, with the values of both sides of a comparison.
  private func sides(
    _ condition: Written, _ interpreter: Interpreter
  ) throws(Diagnostic) -> String {
    guard case .binary(let operation, _, let left, let right) = condition.expression.kind,
      operation.isComparison
    else { return "it is false" }
    let values = (
      try interpreter.value(of: left, in: condition.source),
      try interpreter.value(of: right, in: condition.source)
    )
    return "\(values.0.written) \(operation.rawValue) \(values.1.written) does not hold"
  }
}
