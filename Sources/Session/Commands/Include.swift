package import Diagnostics
package import Specification
import Syntax

/// `include FILE`: runs another script here.
package struct Include: DraftCommand {
  var file = ""

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<Include>(
    "include", "Runs another script here.",
    [
      .positional(
        \.file, "file", "The script, beside the one that includes it or in the current folder.",
        meaning: .file(".nn"))
    ], examples: ["include \"lesson.nn\""])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.include(file)
    return .none
  }
}
