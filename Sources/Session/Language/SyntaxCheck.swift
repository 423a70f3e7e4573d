package import Diagnostics
import Specification
import Syntax

/// Parses the arguments of every command in a text without running anything, so that a text that
/// does not parse is refused whole.
package struct SyntaxCheck {
  /// Commands that a user defined before; those of the text itself are added.
  private var definitions: Set<String>

  init(definitions: Set<String>) {
    self.definitions = definitions
  }

  /// Refuses texts that are to run one after the other, where one does not parse.
  package static func check(_ texts: [SourceText]) throws(Diagnostic) {
    var check = SyntaxCheck(definitions: [])
    for text in texts {
      let block = try Parser.parse(text, vocabulary: Commands.vocabulary)
      try check.check(block)
      check.definitions.formUnion(definitions(in: block))
    }
  }

  func check(_ block: Block) throws(Diagnostic) {
    var check = self
    check.definitions.formUnion(Self.definitions(in: block))
    do throws(Diagnostic) {
      for statement in block.statements { try check.check(statement) }
    } catch {
      throw error.located(in: block.source)
    }
  }

  private static func definitions(in block: Block) -> [String] {
    block.statements.compactMap {
      if case .definition(let definition) = $0.kind { definition.name.text } else { nil }
    }
  }

  private func check(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .command(let line), .binding(_, .command(let line)), .result(.command(let line)?):
      try check(line)
    case .condition(let branches, let otherwise):
      for branch in branches { try check(branch.body) }
      if let otherwise { try check(otherwise) }
    case .loop(_, _, let body), .repetition(_, let body), .whileLoop(_, let body):
      try check(body)
    case .definition(let definition): try check(definition.body)
    default: return
    }
  }

  private func check(_ line: CommandLine) throws(Diagnostic) {
    if HelpRequest.words(of: line) != nil { return }
    for block in line.arguments.blocks.values { try check(block) }
    if let kind = Commands.byName[line.verb.text] {
      try kind.checkSyntax(line.arguments)
    } else if definitions.contains(line.verb.text) {
      try ArgumentReader.checkExpressions(line.arguments)
    }
  }
}
