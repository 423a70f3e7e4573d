import Diagnostics
import Syntax

/// Names in expressions whose value is not known.
extension Interpreter {
  /// Throws for a name or a function that does not exist, wherever it stands.
  func checkNames(_ expression: Expression, in source: SourceText) throws(Diagnostic) {
    switch expression.kind {
    case .name(let name):
      do throws(Diagnostic) { _ = try lookUp(Name(name, expression.span)) } catch {
        if !error.isUnknowable { throw error }
      }
    case .call(let name, let arguments): _ = try function(name, arguments)
    default: break
    }
    for part in expression.parts { try checkNames(part, in: source) }
  }
}

extension ReadOnlyName {
  /// Throws where only a run can tell the value.
  func checkKnown(_ checking: Checking?) throws(Diagnostic) {
    guard let checking else { return }
    if checking.isUnknown(.network) || name != "parameters" { throw .unknowable }
  }
}
