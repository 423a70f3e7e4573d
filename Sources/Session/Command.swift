package import Diagnostics
package import Specification

/// A verb: its declaration binds what was written to its properties; `run` does the work.
package protocol Command: Described {
  /// Works on the interpreter's draft and emits reports; gives the value that `let` binds.
  func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value
  /// What `nn check` does in the place of `run`: finds what is wrong, without work that is felt and
  /// without a trace outside the draft. Throws `.unknowable` where only a run can tell.
  func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value
  /// What later statements may find changed.
  static var changes: Set<Checking.Aspect> { get }
}

extension Command {
  /// Its arguments alone are checked; what it changes is not known afterwards.
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    throw .unknowable
  }

  package static var changes: Set<Checking.Aspect> { [] }
}

/// A command that does no more than change the draft: it is checked by running it.
package protocol DraftCommand: Command {}

extension DraftCommand {
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try run(interpreter)
  }
}

extension Kind where Product == any Command {
  init<Type: Command>(_ type: Type.Type) { self.init(type) { $0 } }
}
