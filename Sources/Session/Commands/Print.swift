package import Diagnostics
import Reports
package import Specification

/// `print …`: writes values on one line.
package struct Print: Command {
  var values: [Written] = []

  package init() {}

  package static let spec = Spec<Print>(
    "print", "Writes values on one line, separated by blanks.",
    [
      .rest(
        \.values, "values", "Expressions; a text is written without its quotes.", required: false,
        placeholder: "VALUE")
    ],
    examples: [#"print "two and two are" 2 + 2"#])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var words: [String] = []
    for written in values {
      words.append(try interpreter.value(of: written).characters)
    }
    interpreter.emit(.text(words.joined(separator: " ")), asked: true)
    return .none
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    for written in values {
      do throws(Diagnostic) {
        _ = try interpreter.checked(written.expression, in: written.source)
      } catch {
        interpreter.checking?.note(error.located(in: written.source))
      }
    }
    return .none
  }
}
