package import Diagnostics
package import Syntax

/// The arguments of a command that a user defined: expressions, some after a parameter's name.
extension ArgumentReader {
  /// Takes the name of a parameter if a value follows it after a blank.
  package mutating func takeParameterName(among names: [String]) -> String? {
    guard let name = tokens.first?.name, names.contains(name), optionWord == name,
      let next = tokens.dropFirst().first, !next.isSpacedOperator
    else { return nil }
    take(name)
    return name
  }

  /// Throws where the arguments do not parse as expressions; evaluates nothing.
  package static func checkExpressions(_ arguments: Arguments) throws(Diagnostic) {
    var reader = ArgumentReader(arguments, in: SyntaxOnly())
    while !reader.isAtEnd { _ = try reader.expression() }
  }
}
