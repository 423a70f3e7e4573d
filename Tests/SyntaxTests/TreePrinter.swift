import Diagnostics

@testable import Syntax

/// Shows a syntax tree on one line, each operator before what it joins: `1 + 2 * x` is
/// `(+ 1 (* 2 x))`, and the command `train epochs 5` is `<train epochs 5>`.
struct TreePrinter {
  /// How the arguments of a command are shown; by default as they stand, but for line breaks.
  var commands: ((Arguments) -> String)?

  static func show(_ block: Block) -> String { TreePrinter().show(block) }
  static func show(_ expression: Expression) -> String { TreePrinter().show(expression) }

  func show(_ block: Block) -> String {
    var lines: [String] = []
    for statement in block.statements {
      lines.append(show(statement, in: block.source) + (statement.isSilent ? ";" : ""))
    }
    return lines.joined(separator: " | ")
  }

  func show(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let value): return shown(value)
    case .boolean(let value): return "\(value)"
    case .none: return "none"
    case .text(let parts): return "\"" + parts.map(show).joined() + "\""
    case .name(let name): return name
    case .list(let elements): return "[" + elements.map(show).joined(separator: " ") + "]"
    case .range(let from, let to, nil): return "(.. \(show(from)) \(show(to)))"
    case .range(let from, let to, let step?):
      return "(.. \(show(from)) \(show(to)) \(show(step)))"
    case .record(let fields):
      return "{" + fields.map { "\($0.name.text): \(show($0.value))" }.joined(separator: " ") + "}"
    case .negative(let operand): return "(- \(show(operand)))"
    case .not(let operand): return "(not \(show(operand)))"
    case .binary(let operation, _, let left, let right):
      return "(\(operation.rawValue) \(show(left)) \(show(right)))"
    case .call(let name, let arguments):
      return "\(name.text)(" + arguments.map(show).joined(separator: " ") + ")"
    case .index(let base, let position): return "\(show(base))[\(show(position))]"
    case .field(let base, let name): return "\(show(base)).\(name.text)"
    }
  }

  private func shown(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func show(_ part: TextPart) -> String {
    switch part {
    case .characters(let characters): characters
    case .expression(let expression): "{" + show(expression) + "}"
    }
  }

  private func show(_ statement: Statement, in source: SourceText) -> String {
    switch statement.kind {
    case .command(let line): return show(line)
    case .name(let name): return "name \(name.text)"
    case .expression(let expression): return show(expression)
    case .binding(let name, let origin): return "let \(name.text) \(show(origin))"
    case .condition(let branches, let otherwise):
      let all = branches.map { "if \(show($0.condition)) \(braced($0.body))" }
      return (all + (otherwise.map { [braced($0)] } ?? [])).joined(separator: " else ")
    case .loop(let name, let list, let body):
      return "for \(name.text) \(show(list)) \(braced(body))"
    case .repetition(let count, let body): return "repeat \(show(count)) \(braced(body))"
    case .whileLoop(let condition, let body): return "while \(show(condition)) \(braced(body))"
    case .breakLoop: return "break"
    case .continueLoop: return "continue"
    case .definition(let definition): return show(definition)
    case .result(let origin): return origin.map { "return \(show($0))" } ?? "return"
    }
  }

  private func show(_ origin: Source) -> String {
    switch origin {
    case .expression(let expression): show(expression)
    case .command(let line): show(line)
    case .name(let name): "name \(name.text)"
    }
  }

  private func show(_ definition: Definition) -> String {
    var words = ["def", definition.name.text]
    for parameter in definition.parameters {
      words.append(parameter.name.text + (parameter.fallback.map { "=" + show($0) } ?? ""))
    }
    return words.joined(separator: " ") + " " + braced(definition.body)
  }

  private func braced(_ block: Block) -> String { "{\(show(block))}" }

  /// The words of a command, each as it stands in the text; blocks as trees.
  private func show(_ line: CommandLine) -> String {
    if let commands, line.arguments.blocks.isEmpty {
      return "<\(line.verb.text) \(commands(line.arguments))>"
    }
    var text = line.verb.text
    var tokens = line.arguments.tokens
    while let token = tokens.first {
      if case .newline = token.kind {
        tokens.removeFirst()
        continue
      }
      text += token.blankBefore || commands != nil ? " " : ""
      if let block = line.arguments.blocks[token.span.lower] {
        text += braced(block)
        tokens = tokens.drop { $0.span.lower < block.span.upper }
      } else {
        text += line.arguments.source[token.span]
        tokens.removeFirst()
      }
    }
    return "<\(text)>"
  }
}
