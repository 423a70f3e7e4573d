import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `forward VALUE …`, `forward row N`: what every layer makes of one row.
package struct Forward: Command {
  var values: [RawInput] = []
  var row: Int?

  package init() {}

  package static let spec = Spec<Forward>(
    "forward", "Works one row through the network: z and a at every layer, with their numbers.",
    [
      .rest(
        \.values, "value", "A value for each column, as for predict.", required: false,
        meaning: Meaning(.cell(orFile: []))),
      .option(
        \.row, "row", "A row of the data, from 1, in place of values.",
        rule: Rule<Int>.atLeast(1).ifPresent),
    ],
    examples: [
      "data xor", "layer dense 2 tanh", "layer dense out", "forward 1 0", "forward row 3",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let row = try WorkedRow(
      values.flatMap(\.raw), row: row, target: [], interpreter)
    let trace = try row.network.trace(
      inputs: row.inputs, count: 1, threads: interpreter.draft.threads)
    let pages = ForwardPages(network: row.network, trace: trace)
    interpreter.emit(.table(row.inputTable), asked: true)
    for report in pages.reports { interpreter.emit(report, asked: true) }
    interpreter.emit(.facts(Facts("output", row.prediction(trace).facts)), asked: true)
    return .record(pages.values)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = try WorkedRow(values.flatMap(\.raw), row: row, target: [], interpreter)
    return .unknown
  }
}

extension WorkedRow {
  /// What the outputs mean.
  func prediction(_ trace: NetworkTrace) -> Prediction {
    Oracle.prediction(trace.outputs, of: network, preparation)
  }
}
