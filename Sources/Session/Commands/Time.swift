package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `time { … }`: runs statements and says how long they took.
package struct Time: DraftCommand {
  var body: BlockArgument?

  package init() {}

  package static let spec = Spec<Time>(
    "time", "Runs statements and says how long they took.",
    [.positional(\.body, "body", "The statements, in curly brackets.", placeholder: "{ … }")],
    examples: ["time { let x = sum(1..1000) }"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    let clock = ContinuousClock()
    let start = clock.now
    try interpreter.runNested(body.block)
    let elapsed = start.duration(to: clock.now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    interpreter.emit(.facts(Facts("time", [.text(NumberText.duration(seconds: seconds))])))
    return .record(["seconds": .number(seconds)])
  }
}
