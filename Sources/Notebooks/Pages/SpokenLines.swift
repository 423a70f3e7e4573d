import Diagnostics
import Session
import Syntax

/// The lines of a code on which statements end that may show something.
enum SpokenLines {
  /// Their numbers, counted from 1.
  static func of(_ code: String) -> Set<Int> {
    let source = SourceText(code)
    let result = Parser.read(source, vocabulary: Commands.vocabulary)
    let statements = result.block.statements.filter { !isQuiet($0) }
    return Set(statements.map { source.line(at: max($0.span.upper - 1, 0)) })
  }

  /// Whether a statement shows nothing, whatever its values are.
  private static func isQuiet(_ statement: Statement) -> Bool {
    if statement.isSilent { return true }
    return switch statement.kind {
    case .binding(_, .expression), .definition: true
    case .command(let command): ["expect", "seed"].contains(command.verb.text)
    default: false
    }
  }
}
