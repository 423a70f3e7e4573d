package import Diagnostics
import Network
import Reports
package import Specification
import Syntax

/// `edit [N]`: changes a cell in an editor and runs it.
package struct EditCell: Command {
  var number: Int?

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<EditCell>(
    "edit", "Opens a cell in your editor ($VISUAL or $EDITOR) and runs what you save.",
    [
      .positional(
        \.number, "cell", "The number of a cell; the last one without it.", required: false,
        placeholder: "N")
    ],
    examples: ["data moons", "edit 1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.isLogged = false
    guard let editor = interpreter.host.editor else {
      throw Diagnostic(
        "edit.terminal", "edit needs the prompt on a terminal", hint: "change the file itself")
    }
    let text: String
    do throws(Diagnostic) { text = try subject(interpreter) } catch { throw error.about("cell") }
    try interpreter.runNext([], for: "edit")
    let edited = try editor.edit(text)
    // Ctrl-C was meant for the editor.
    interpreter.host.interrupt.lower()
    guard let edited, !edited.allSatisfy(\.isWhitespace), edited.trimmed != text.trimmed else {
      interpreter.emit(.text("nothing was changed, and nothing runs"))
      return .none
    }
    try interpreter.runNext([edited.trimmed], for: "edit")
    return .none
  }

  private func subject(_ interpreter: Interpreter) throws(Diagnostic) -> String {
    if number == nil, let last = interpreter.cells.last { return last.text }
    return try interpreter.cell(number ?? 1).text
  }
}

extension String {
  /// Without the line breaks at the end that editors add.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
