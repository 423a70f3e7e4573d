import Datasets
package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `head [N]`: the first rows of the data.
package struct Head: DraftCommand {
  var count = 5

  package init() {}

  package static let spec = Spec<Head>(
    "head", "Shows the first rows of the data, as they were read.",
    [
      .positional(
        \.count, "count", "How many rows.", required: false, placeholder: "N",
        rule: .within(1...100_000))
    ],
    examples: ["data iris", "head", "head 10"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    let head = dataset.head(count)
    let columns = head.columns.enumerated().map { place, name in
      Table.Column(name, head.rows.allSatisfy { $0[place].isNumeric } ? .right : .left)
    }
    interpreter.emit(.table(Table(columns: columns, rows: head.rows)))
    return .list(
      head.rows.map { row in
        .record(.init(zip(head.columns, row.map { Value.text($0) })) { first, _ in first })
      })
  }
}

extension String {
  /// A number, or nothing at all.
  fileprivate var isNumeric: Bool { isEmpty || Double(self) != nil }
}
