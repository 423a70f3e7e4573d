import Diagnostics
package import Syntax

/// A name with the expression that says what it stands for, one value after the other: `width [4 8 16]`.
package struct Setting: ArgumentValue {
  package var name: Name
  /// Evaluated by the command.
  package var values: Written

  package static var form: ArgumentForm { .setting }
  package static var placeholder: String { "NAME [VALUES]" }
  package static var noun: String { "a name and a list of values" }

  package init?(_ literal: Literal) {
    guard case .list(let parts) = literal, parts.count == 2,
      case .expression(let name, _) = parts[0], case .name(let text) = name.kind,
      let values = Written(parts[1])
    else { return nil }
    self.name = Name(text, name.span)
    self.values = values
  }

  package var written: String { "\(name.text) \(values.text)" }
}

extension ArgumentReader {
  /// Reads a name and an expression, both kept as they were written.
  mutating func setting() throws(Diagnostic) -> Literal {
    guard let name = nameAhead else {
      throw Diagnostic(
        "argument.setting", "a name is missing here", at: place,
        hint: "write one before its values: width [4 8 16]")
    }
    take(name)
    note(.binding, at: last)
    let written = Expression(.name(name), last)
    if let argument { expectAtEnd(.value(argument, inList: true), isNeeded: true) }
    guard !isAtEnd, !isNext(.openBrace) else {
      throw Diagnostic(
        "argument.setting", "'\(name)' has no values", at: last,
        hint: "write them in a list: \(name) [1 2 3]")
    }
    return .list([.expression(written, source), .expression(try expression(), source)])
  }
}
