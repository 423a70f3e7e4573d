import Diagnostics
import Syntax
import Testing

@testable import Specification

/// Variables for the tests: what names in arguments stand for.
struct Variables: ArgumentContext {
  static let values: [String: Literal] = [
    "n": .number(3), "half": .number(0.5), "act": .text("rye"), "rye": .text("wheat"),
    "top": .text("sugar"), "all": .number(7), "kind": .text("bread"), "on": .boolean(false),
    "list": .list([.text("wheat"), .text("rye")]), "nothing": .none, "days": .number(4),
    "text": .text("hello"),
  ]

  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal {
    switch expression.kind {
    case .number(let value): return .number(value)
    case .boolean(let value): return .boolean(value)
    case .none: return .none
    case .text(let parts):
      return .text(parts.map { if case .characters(let text) = $0 { text } else { "…" } }.joined())
    case .list(let elements):
      var literals: [Literal] = []
      for element in elements { literals.append(try literal(of: element, in: source)) }
      return .list(literals)
    case .record: return .other("a record")
    case .name(let name):
      if let value = Self.values[name] { return value }
      throw Diagnostic("name.unknown", "no value is called '\(name)'", at: expression.span)
    case .negative(let operand):
      guard case .number(let value) = try literal(of: operand, in: source) else { return .none }
      return .number(-value)
    case .binary(let operation, _, let left, let right):
      guard case .number(let left) = try literal(of: left, in: source),
        case .number(let right) = try literal(of: right, in: source)
      else { return .none }
      return .number(
        operation == .plus ? left + right : operation == .minus ? left - right : left * right)
    default: return .other("something else")
    }
  }

  func isBound(_ name: String) -> Bool { Self.values[name] != nil }
}

/// What stands after the verb of a line.
func arguments(_ line: String) throws -> Arguments {
  let verb = String(line.prefix { $0 != " " && $0 != "(" })
  let vocabulary = Vocabulary(verbs: [verb], verbsWithBlocks: ["repeatedly"])
  let block = try Parser.parse(SourceText(line), vocabulary: vocabulary)
  guard case .command(let command) = block.statements[0].kind else {
    throw Diagnostic("test", "no command: \(line)")
  }
  return command.arguments
}

/// Reads the arguments of a line by a declaration.
func read<Type: Described>(_ type: Type.Type, _ line: String) throws -> Type {
  try Kind<Type>(type) { $0 }.make(try arguments(line), in: Variables())
}

/// A line that must be refused: where (between `‹` and `›`), with what message and what hint.
struct Mistake: CustomTestStringConvertible, Sendable {
  let marked: String
  let message: String
  let hint: String?
  let stage: Diagnostic.Stage

  init(_ marked: String, _ message: String, _ hint: String?, stage: Diagnostic.Stage = .run) {
    (self.marked, self.message, self.hint, self.stage) = (marked, message, hint, stage)
  }

  var testDescription: String { marked }

  func check<Type: Described>(_ type: Type.Type) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
    let lower = parts[0].utf8.count
    let span = Span(lower, lower + (parts.count > 1 ? parts[1].utf8.count : 0))
    let found = #expect(throws: Diagnostic.self) { try read(type, parts.joined()) }
    #expect(found?.message == message)
    #expect(found?.hint == hint)
    #expect(found?.span == span)
    #expect(found?.stage == stage)
    #expect(found?.source?.text == parts.joined())
  }
}
