package import Diagnostics
package import Specification

/// A verb: its declaration binds what was written to its properties; `run` does the work.
package protocol Command: Described {
  /// Works on the interpreter's draft and emits reports; gives the value that `let` binds.
  func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value
}

extension Kind where Product == any Command {
  init<Type: Command>(_ type: Type.Type) { self.init(type) { $0 } }
}
