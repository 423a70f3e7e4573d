package import Diagnostics
import Reports
package import Specification

/// `history [N]`: the cells that were typed.
package struct ShowHistory: Command {
  var count = 20

  package init() {}

  package static let spec = Spec<ShowHistory>(
    "history", "Lists the numbered cells typed so far; rerun, edit and save session use them.",
    [
      .positional(
        \.count, "count", "How many of the last ones.", required: false, placeholder: "N",
        rule: .atLeast(1))
    ],
    examples: ["history", "history 5"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.isLogged = false
    let cells = interpreter.cells.suffix(count)
    var lines: [String] = []
    let width = cells.map { String($0.number).count }.max() ?? 0
    for cell in cells {
      let room = String(repeating: " ", count: width - String(cell.number).count)
      let label = "\(room)nn[\(cell.number)]> "
      let indent = String(repeating: " ", count: label.count)
      let text = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in text.enumerated() { lines.append((place == 0 ? label : indent) + line) }
    }
    if !lines.isEmpty { interpreter.emit(.text(lines.joined(separator: "\n"))) }
    return .list(cells.map { .text($0.text) })
  }
}
