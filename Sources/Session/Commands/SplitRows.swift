import Datasets
package import Diagnostics
import Reports
package import Specification
import Tensors

/// `split …`: deals the rows out anew to training, validation and test.
package struct SplitRows: DraftCommand {
  var test: Double?
  var validation = 0.0
  var stratify = true
  var together = false
  var seed: Int?

  package init() {}

  package static let spec = Spec<SplitRows>(
    "split", "Deals the rows out anew to training, validation and test.",
    [
      .option(
        \.test, "test", "The share of the rows kept for test; 0.2, of under 20 rows none.",
        placeholder: "X", rule: Rule<Double>.within(0..<1).ifPresent),
      .option(
        \.validation, "validation", "The share that is watched while training.",
        rule: .within(0..<1)),
      .option(\.stratify, "stratify", "Give each part its share of every class."),
      .option(
        \.together, "together", "Let rows that equal a training row train too."),
      .option(
        \.seed, "seed", "Seed of this split alone; the session's without it.", placeholder: "N",
        rule: Rule<Int>.atLeast(0).ifPresent),
    ],
    examples: ["data iris", "split test 0.3", "split test 0.2 validation 0.1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var dataset = try interpreter.dataInUse()
    let split = Split(
      test: test, validation: validation, stratify: stratify, together: together)
    let seed = seed.map { UInt64(max($0, 0)) } ?? interpreter.draft.streams.seed
    var stream = RandomStream(seed: seed, purpose: .split)
    try dataset.split(split, using: &stream)
    interpreter.draft.dataset = dataset
    interpreter.emit(.prose(dataset.summary))
    interpreter.tellOfTrainedWeights()
    return .dataset(dataset)
  }
}
