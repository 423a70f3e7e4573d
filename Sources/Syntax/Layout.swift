import Diagnostics

/// What the tree of a text says about the layout of its tokens; each is known by where it begins.
struct Layout {
  /// The brackets of blocks.
  private(set) var blockBrackets: Set<Int> = []
  /// The tokens of commands' arguments, which may be parts of bare words.
  private(set) var argumentTokens: Set<Int> = []
  /// The operators of expressions outside commands' arguments.
  private(set) var operators: Set<Int> = []
  /// The names of parameters that have a default, and the defaults: no blank stands beside the
  /// `=` between them.
  private(set) var parameters: Set<Int> = []
  private(set) var defaults: Set<Int> = []

  init(_ block: Block) {
    for statement in block.statements { read(statement) }
  }

  private mutating func read(_ block: Block) {
    blockBrackets.formUnion([block.span.lower, block.span.upper - 1])
    for statement in block.statements { read(statement) }
  }

  private mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .command(let line): read(line)
    case .name, .breakLoop, .continueLoop, .result(nil): break
    case .expression(let expression): read(expression)
    case .binding(_, let origin), .result(let origin?): read(origin)
    case .condition(let branches, let otherwise):
      for branch in branches {
        read(branch.condition)
        read(branch.body)
      }
      if let otherwise { read(otherwise) }
    case .loop(_, let head, let body), .repetition(let head, let body),
      .whileLoop(let head, let body):
      read(head)
      read(body)
    case .definition(let definition): read(definition)
    }
  }

  private mutating func read(_ origin: Source) {
    switch origin {
    case .expression(let expression): read(expression)
    case .command(let line): read(line)
    case .name: break
    }
  }

  private mutating func read(_ definition: Definition) {
    for parameter in definition.parameters {
      guard let fallback = parameter.fallback else { continue }
      parameters.insert(parameter.name.span.lower)
      defaults.insert(fallback.span.lower)
      read(fallback)
    }
    read(definition.body)
  }

  private mutating func read(_ line: CommandLine) {
    var tokens = line.arguments.tokens
    while let token = tokens.popFirst() {
      if let block = line.arguments.blocks[token.span.lower] {
        read(block)
        tokens = tokens.drop { $0.span.lower < block.span.upper }
      } else {
        argumentTokens.insert(token.span.lower)
      }
    }
  }

  private mutating func read(_ expression: Expression) {
    if case .binary(_, let place, _, _) = expression.kind { operators.insert(place.lower) }
    for part in expression.parts { read(part) }
  }
}
